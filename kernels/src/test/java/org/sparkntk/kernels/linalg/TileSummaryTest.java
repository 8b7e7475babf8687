package org.sparkntk.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TileSummaryTest {
  @ParameterizedTest
  @EnumSource(Precision.class)
  void extremesSumAndStrangersAreThoseOfTheEntries(Precision precision) {
    Tile tile = Tile.zeros(precision, 3, 5);
    for (int i = 0; i < 15; i++) {
      tile.set(i / 5, i % 5, i - 4);
    }
    assertThat(TileSummary.of(tile)).isEqualTo(new TileSummary(-4, 10, 45, 0));
    tile.set(2, 1, Double.POSITIVE_INFINITY);
    tile.set(0, 3, Double.NEGATIVE_INFINITY);
    assertThat(TileSummary.of(tile).nonFinite()).isEqualTo(2);
    tile.set(1, 4, Double.NaN);
    assertThat(TileSummary.of(tile).nonFinite()).isEqualTo(3);
  }
}
