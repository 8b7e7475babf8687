package org.sparkntk.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.compare.Baseline.Regression;

final class BaselineTest {
  private static final Tolerances TOLERANCES = new Tolerances(0.005, 1e-4, 1.5);
  private static final CellResult BEFORE = run(Map.of());

  private static CellResult run(Map<String, Double> changes) {
    Map<String, Double> metrics =
        new HashMap<>(
            Map.of(
                "test.accuracy", 0.9,
                "gram.mean-diagonal", 2.0,
                "gram.mean", 0.7,
                "machine.gflops", 200.0,
                "gram.seconds", 10.0,
                "solve.seconds", 0.2,
                "total.seconds", 12.0));
    metrics.putAll(changes);
    return Cells.done("s", "a", 0, metrics);
  }

  private static List<Regression> found(CellResult now) {
    return new Baseline(List.of(BEFORE), Cells.ROLES, TOLERANCES).regressions(Cells.judged(now));
  }

  @Test
  void theSameIsNoWorse() {
    assertThat(found(BEFORE)).isEmpty();
  }

  @Test
  void betterIsNoWorse() {
    assertThat(found(run(Map.of("test.accuracy", 0.99, "gram.seconds", 1.0)))).isEmpty();
  }

  @Test
  void anAccuracyMayFallByItsTolerance() {
    assertThat(found(run(Map.of("test.accuracy", 0.8951)))).isEmpty();
    assertThat(found(run(Map.of("test.accuracy", 0.8949))))
        .singleElement()
        .satisfies(worse -> assertThat(worse.allowed()).isEqualTo(0.895));
  }

  @Test
  void aKernelThatIsAnotherIsNoticedUpAndDown() {
    for (double factor : new double[] {0.99, 1.01}) {
      assertThat(found(run(Map.of("gram.mean-diagonal", 2 * factor))))
          .extracting(Regression::what)
          .containsExactly("gram.mean-diagonal");
    }
    assertThat(found(run(Map.of("gram.mean-diagonal", 2.0001)))).isEmpty();
  }

  @Test
  void aStageIsSlowerOnlyOnAMachineThatIsNot() {
    assertThat(found(run(Map.of("gram.seconds", 20.0, "machine.gflops", 100.0)))).isEmpty();
    assertThat(found(run(Map.of("gram.seconds", 20.0))))
        .singleElement()
        .satisfies(
            worse -> {
              assertThat(worse.cell()).isEqualTo("all cells");
              assertThat(worse.what()).startsWith("gram stage");
              assertThat(worse.before()).isEqualTo(2000);
              assertThat(worse.now()).isEqualTo(4000);
            });
  }

  private static CellResult stages(double gram, double solve, double predict, double rate) {
    return run(
        Map.of(
            "gram.seconds", gram,
            "solve.seconds", solve,
            "predict.seconds", predict,
            "total.seconds", gram + solve + predict,
            "machine.gflops", rate));
  }

  private static List<String> slower(CellResult now) {
    return new Baseline(List.of(stages(10, 12, 8, 200)), Cells.ROLES, TOLERANCES)
        .regressions(Cells.judged(now)).stream()
            .map(worse -> worse.what().replaceFirst(",.*", ""))
            .toList();
  }

  /** The rate is measured for moments; the other stages know what the load was. */
  @Test
  void whatAllStagesShareIsNoStagesFault() {
    assertThat(slower(stages(17, 16, 12, 200))).isEmpty();
    assertThat(slower(stages(23, 16, 12, 200))).containsExactly("gram stage", "whole runs");
    assertThat(slower(stages(23, 12, 8, 200))).containsExactly("gram stage");
  }

  @Test
  void aStageIsNotSlowerBecauseOthersAreFaster() {
    assertThat(slower(stages(10, 3, 2, 200))).isEmpty();
  }

  @Test
  void aSlowdownOfEverythingIsOneOfTheRuns() {
    assertThat(slower(stages(20, 24, 16, 200))).containsExactly("whole runs");
    assertThat(slower(stages(20, 24, 16, 100))).isEmpty();
  }

  @Test
  void aShortStageMayTakeASecondMore() {
    assertThat(found(run(Map.of("solve.seconds", 1.2)))).isEmpty();
    assertThat(found(run(Map.of("solve.seconds", 1.4)))).hasSize(1);
  }

  @Test
  void aCellThatFailsIsWorse() {
    assertThat(found(Cells.failed("s", "a", 0, "no room")))
        .singleElement()
        .satisfies(worse -> assertThat(worse.now()).isNaN());
    assertThat(found(Cells.failed("s", "other", 0, "no room"))).isEmpty();
  }

  /** What tries again what has failed must be able to tell. */
  @Test
  void aComparisonOfWhichACellFailedIsIncompleteRatherThanWorse() {
    CellResult failed = Cells.failed("s", "a", 0, "no room");
    Comparison comparison = Cells.judged(failed);
    assertThat(comparison.isIncomplete()).isTrue();
    assertThat(comparison.isWorse(found(failed))).isFalse();
    assertThat(comparison.isWorse(slowed())).isTrue();
  }

  private static List<Regression> slowed() {
    return found(run(Map.of("gram.seconds", 20.0)));
  }

  @Test
  void theLastRunOfACellCounts() {
    CellResult later =
        Cells.cell(
            "s",
            "a",
            0,
            CellResult.Status.DONE,
            "",
            Cells.DAY.plusSeconds(9),
            Map.of("test.accuracy", 0.7));
    assertThat(
            new Baseline(List.of(later, BEFORE), Cells.ROLES, TOLERANCES)
                .regressions(Cells.judged(run(Map.of("test.accuracy", 0.71)))))
        .isEmpty();
  }

  /** The failure has been told; what the cell is held against is what it once could do. */
  @Test
  void aFailureIsNoMeasure() {
    CellResult failed =
        Cells.cell(
            "s", "a", 0, CellResult.Status.FAILED, "no room", Cells.DAY.plusSeconds(9), Map.of());
    assertThat(
            new Baseline(List.of(BEFORE, failed), Cells.ROLES, TOLERANCES)
                .regressions(Cells.judged(run(Map.of("test.accuracy", 0.7)))))
        .hasSize(1);
  }

  /** The axis of splits is tuned: what is judged is one cell, whichever is chosen. */
  @Test
  void aJudgedCellIsComparedWithWhatItWasWithAnotherChoice() {
    Roles tuned = new Roles("test.accuracy", true, "kernel", "set", "", "split", "");
    Baseline baseline = new Baseline(List.of(BEFORE), tuned, TOLERANCES);
    CellResult other =
        Cells.done(
            "s", "a", 1, Map.of("test.accuracy", 0.7, "gram.mean", 5.0, "total.seconds", 99.0));
    assertThat(baseline.regressions(Cells.judged(other)))
        .extracting(Regression::what)
        .containsExactly("test.accuracy");
    assertThat(
            baseline.regressions(new Comparison(List.of(other), List.of(), List.of(), List.of())))
        .as("a trial is its own measure")
        .isEmpty();
  }
}
