package org.sparkntk.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.errors.InvalidInputException;

final class WinnerTest {
  private static final Map<String, String> COMMON = Map.of("set", "iris");
  private static final Map<String, String> CARRY = Map.of("solver.ridge", "ridge.chosen");

  private final Map<String, List<CellResult>> candidates = new LinkedHashMap<>();

  private void candidate(String choice, double... accuracies) {
    candidates.put(
        choice,
        Arrays.stream(accuracies)
            .mapToObj(
                accuracy ->
                    Double.isNaN(accuracy)
                        ? Cells.failed("iris", choice, 0, "broken")
                        : Cells.done(
                            "iris",
                            choice,
                            0,
                            Map.of("test.accuracy", accuracy, "ridge.chosen", accuracy / 8)))
            .toList());
  }

  private Optional<Winner> winner(Map<String, String> carry) {
    return Winner.of(COMMON, candidates, Cells.ROLES, carry);
  }

  @Test
  void theFirstOfEqualChoicesWinsAndItsValuesAreCarried() {
    candidate("a", 0.5);
    candidate("z", 0.75);
    candidate("b", 0.75);
    assertThat(winner(CARRY))
        .contains(new Winner(COMMON, "z", 0.75, Map.of("solver.ridge", 0.09375)));
  }

  /** 0.1 + 0.2 + 0.3 in two orders. */
  @Test
  void roundingDecidesNoTie() {
    candidate("first", 0.3, 0.2, 0.1);
    candidate("second", 0.1, 0.2, 0.3);
    assertThat((0.1 + 0.2) + 0.3).isGreaterThan((0.3 + 0.2) + 0.1);
    assertThat(winner(Map.of()).map(Winner::choice)).contains("first");
  }

  @Test
  void lessIsBetterOfAnError() {
    candidate("a", 0.5);
    candidate("z", 0.25);
    Roles errors = new Roles("test.accuracy", false, "kernel", "set", "split", "", "");
    assertThat(Winner.of(COMMON, candidates, errors, Map.of()))
        .contains(new Winner(COMMON, "z", 0.25, Map.of()));
  }

  @Test
  void severalCellsOfAChoiceAreAveragedAndOneThatFailedPutsItOut() {
    candidate("failed", 1, Double.NaN);
    candidate("high", 0.25, 1);
    candidate("even", 0.75, 0.75);
    assertThat(winner(Map.of()).map(Winner::choice)).contains("even");
    candidates.keySet().retainAll(List.of("failed"));
    assertThat(winner(Map.of())).isEmpty();
  }

  @Test
  void aMetricThatIsNotThereCannotBeCarried() {
    candidate("a", 0.5);
    assertThatThrownBy(() -> winner(Map.of("solver.ridge", "ridge.chosne")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "compare.tune.carry: expected the metric ridge.chosne of the cell iris/a/0, found"
                + " none");
  }
}
