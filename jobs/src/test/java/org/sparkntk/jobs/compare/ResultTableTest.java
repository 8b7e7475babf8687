package org.sparkntk.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.errors.InvalidInputException;

final class ResultTableTest {
  private static final List<String> AXES = List.of("set", "kernel", "split");
  private static final CellResult DONE =
      Cells.done("iris", "a", 0, Map.of("test.accuracy", 0.1 + 0.2, "gram.n", 100.0));
  private static final CellResult FAILED =
      Cells.failed("iris", "b", 0, " expected \"x, y\",\n found 'é' \\ ");

  private static ResultTable table(CellResult... results) {
    return new ResultTable(AXES, List.of(results));
  }

  @Test
  void aTableIsReadAsItWasWritten() {
    ResultTable table = table(DONE, FAILED);
    assertThat(ResultTable.read(table.csv(), "t")).isEqualTo(table);
    assertThat(table.csv().lines().findFirst())
        .contains(
            "ended,cell,set,kernel,split,status,metric,value,message,config-sha256,data-sha256,commit,command");
    assertThat(table.rows()).hasSize(3);
  }

  @Test
  void runsAreAddedOnce() {
    CellResult later =
        Cells.cell(
            "iris",
            "a",
            0,
            CellResult.Status.DONE,
            "",
            Cells.DAY.plusSeconds(60),
            Map.of("test.accuracy", 0.4));
    ResultTable both = table(DONE).with(table(DONE, later));
    assertThat(both.results()).containsExactly(DONE, later);
    assertThat(both.with(both)).isEqualTo(both);
  }

  @Test
  void anAxisMoreIsAColumnMore() {
    ResultTable wider = table(DONE).with(new ResultTable(List.of("set", "n"), List.of()));
    assertThat(wider.axes()).containsExactly("set", "kernel", "split", "n");
    assertThat(ResultTable.read(wider.csv(), "t").results()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b,c\n", "PK\u0003\u0004", "\"", "ended,cell\n"})
  void anotherFileIsRefused(String text) {
    assertThatThrownBy(() -> ResultTable.read(text, "results.csv"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("results.csv")
        .hasMessageContaining("line ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "0.5x", "HALF"})
  void aDamagedLineIsNamed(String damage) {
    String line = table(DONE).csv();
    String damaged =
        line.replaceFirst("2026-03-01T10:00:00Z(?=.*gram)", damage)
            .replace("100.0", damage)
            .replace("DONE", damage);
    assertThatThrownBy(() -> ResultTable.read(damaged, "results.csv"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line ");
  }

  @Test
  void halfATableIsRefused() {
    String csv = table(DONE).csv();
    assertThatThrownBy(() -> ResultTable.read(csv.substring(0, csv.length() - 100), "results.csv"))
        .isInstanceOf(InvalidInputException.class);
  }
}
