package org.sparkntk.jobs.solve;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Scores of several fits on the same held-out examples.
 *
 * @param name of the score: {@code test.accuracy}, of which more is better, or {@code test.rmse}
 * @param values one for each fit, at least one
 */
public record HeldOut(String name, List<Double> values) {
  private static final String ACCURACY = "test.accuracy";
  private static final String ERROR = "test.rmse";

  /** Copies the list. */
  public HeldOut {
    values = List.copyOf(values);
  }

  /**
   * Takes the scores that decide.
   *
   * @param metrics of each fit: the accuracy of classes, the error of numbers
   */
  public static HeldOut of(List<? extends Map<String, Double>> metrics) {
    String name = metrics.get(0).containsKey(ACCURACY) ? ACCURACY : ERROR;
    return new HeldOut(
        name, metrics.stream().map(of -> Objects.requireNonNull(of.get(name))).toList());
  }

  /** The index of the best fit, the first one among equals. */
  public int best() {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      double gain = values.get(i) - values.get(best);
      if (name.equals(ERROR) ? gain < 0 : gain > 0) {
        best = i;
      }
    }
    return best;
  }
}
