package org.sparkntk.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RegressionEvaluatorTest {
  @Test
  void errorsAreThoseOfTheirDefinitions() {
    var evaluator = new RegressionEvaluator(4);
    evaluator.add(0, new double[] {1, 2, 3, 8}, new double[] {1, 3, 3, 5});
    // Squared errors 0 1 0 9, targets around 3: 4 0 0 4.
    assertThat(evaluator.result().metrics("test"))
        .containsOnly(
            entry("test.count", 4.0),
            entry("test.rmse", Math.sqrt(2.5)),
            entry("test.mae", 1.0),
            entry("test.r2", 1 - 10.0 / 8.0));
  }

  @Test
  void resultDoesNotDependOnTheOrderOfBlocks() {
    double[] truth = new Random(3).doubles(1000, -5, 5).toArray();
    double[] predicted = new Random(4).doubles(1000, -5, 5).toArray();
    RegressionEvaluation forward = evaluate(predicted, truth, 0, 137, 274, 411, 548, 685, 822, 959);
    RegressionEvaluation mixed = evaluate(predicted, truth, 548, 0, 959, 274, 822, 137, 411, 685);
    assertThat(mixed.metrics("test")).isEqualTo(forward.metrics("test"));
    assertThat(mixed.sample()).isEqualTo(forward.sample()).hasSize(1000);
  }

  @Test
  void largeOffsetOfTheTargetCostsNoDigits() {
    // Targets 1e9 ± 1: a sum of squares minus a squared sum would have no correct digit left.
    double[] truth = new double[1000];
    double[] predicted = new double[1000];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = 1e9 + (i % 2 == 0 ? 1 : -1);
      predicted[i] = truth[i] + (i % 4 < 2 ? 0.5 : -0.5);
    }
    RegressionEvaluation result = evaluate(predicted, truth, 0, 137, 274, 411, 548, 685, 822, 959);
    assertThat(result.r2().orElseThrow()).isEqualTo(0.75, within(1e-12));
    assertThat(result.rmse()).hasValue(0.5);
  }

  @Test
  void constantTargetHasNoR2() {
    var evaluator = new RegressionEvaluator(3);
    evaluator.add(0, new double[] {0.1, 0.2, 0.1}, new double[] {0.1, 0.1, 0.1});
    assertThat(evaluator.result().r2()).isEmpty();
    assertThat(evaluator.result().metrics("test")).doesNotContainKey("test.r2");
  }

  @Test
  void noExampleLeavesOnlyTheCount() {
    var evaluator = new RegressionEvaluator(0);
    evaluator.add(0, new double[0], new double[0]);
    assertThat(evaluator.result().metrics("test")).containsOnly(entry("test.count", 0.0));
  }

  @Test
  void sampleIsSpreadOverAllRowsHoweverTheyAreCut() {
    double[] values = new double[10_007];
    Arrays.setAll(values, i -> i);
    var whole = new RegressionEvaluator(values.length);
    whole.add(0, values, values);
    var halves = new RegressionEvaluator(values.length);
    halves.add(5003, Arrays.copyOfRange(values, 5003, 10_007), tail(values, 5003));
    halves.add(0, Arrays.copyOf(values, 5003), Arrays.copyOf(values, 5003));
    assertThat(halves.result().sample()).isEqualTo(whole.result().sample());
    assertThat(whole.result().sample()).hasSize(1668);
    assertThat(whole.result().sample().get(1667).truth()).isEqualTo(6 * 1667);
  }

  @Test
  void blockAddedTwiceIsRefused() {
    var evaluator = new RegressionEvaluator(2);
    evaluator.add(7, new double[1], new double[1]);
    assertThatThrownBy(() -> evaluator.add(7, new double[1], new double[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the block at row 7 was added twice");
  }

  @Test
  void valueThatIsNotFiniteIsRefused() {
    var evaluator = new RegressionEvaluator(2);
    assertThatThrownBy(() -> evaluator.add(0, new double[] {1, Double.NaN}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 1: finite values expected, found target 2.0 and prediction NaN");
  }

  private static RegressionEvaluation evaluate(
      double[] predicted, double[] truth, int... firstRows) {
    var evaluator = new RegressionEvaluator(truth.length);
    for (int first : firstRows) {
      int end = Math.min(truth.length, first + 137);
      evaluator.add(
          first, Arrays.copyOfRange(predicted, first, end), Arrays.copyOfRange(truth, first, end));
    }
    return evaluator.result();
  }

  private static double[] tail(double[] values, int from) {
    return Arrays.copyOfRange(values, from, values.length);
  }
}
