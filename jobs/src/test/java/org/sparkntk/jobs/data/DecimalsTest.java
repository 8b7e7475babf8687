package org.sparkntk.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "NaN", "Infinity", "-inf", "1d", "1f", "0x1p3", "1,5", "e", "1e999"})
  void parseRefusesWhatIsNoFiniteDecimal(String text) {
    assertThat(Decimals.isNumber(text)).isFalse();
    assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void parseIsExact() {
    assertThat(Decimals.parse("0.1")).isEqualTo(0.1);
    assertThat(Decimals.parse("-.5e-3")).isEqualTo(-0.0005);
    assertThat(Decimals.parse("1.7976931348623157E308")).isEqualTo(Double.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "+1, 1",
    "1.0, 1",
    "1e0, 1",
    "-1, -1",
    "-0.0, 0",
    "007, 7",
    "100, 100",
    "1e2, 100",
    "0.50, 0.5",
    "1e-99999999999, 0",
    "9007199254740993, 9007199254740993",
    "cat, cat",
    "NaN, NaN",
    "1d, 1d"
  })
  void oneTextStandsForAllSpellingsOfANumber(String text, String canonical) {
    assertThat(Decimals.canonical(text)).isEqualTo(canonical);
  }

  @Test
  void blanksAroundANameDoNotCount() {
    assertThat(Decimals.canonical(" cat ")).isEqualTo("cat");
  }
}
