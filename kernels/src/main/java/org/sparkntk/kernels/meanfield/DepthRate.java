package org.sparkntk.kernels.meanfield;

import java.util.ArrayList;
import java.util.List;

/**
 * How fast an error e falls between two depths, by each of four laws; the one that is constant over
 * the depths is the true one.
 *
 * <p>On the edge of chaos e ~ (A ln L + C)/L, with A = 3/8 for ReLU: a plain log-log slope is
 * biased by the logarithm at every depth, the slope of L·e against ln L is not.
 *
 * @param from the smaller depth
 * @param to the larger depth
 * @param power d ln|e| / d ln L
 * @param logarithm d(L·e) / d ln L
 * @param exponent d ln(|e|/L) / dL
 * @param times e·ln L at the larger depth
 */
public record DepthRate(
    int from, int to, double power, double logarithm, double exponent, double times) {
  /**
   * The rates between neighbours.
   *
   * @param depths increasing, positive
   * @param errors of the same length, signed; NaN where they are rounding alone
   * @return none for neighbours one of which has no error
   */
  public static List<DepthRate> between(int[] depths, double[] errors) {
    if (depths.length != errors.length) {
      throw new IllegalArgumentException(
          "expected as many errors as depths, found " + errors.length + " and " + depths.length);
    }
    List<DepthRate> rates = new ArrayList<>();
    for (int i = 1; i < depths.length; i++) {
      if (Double.isNaN(errors[i - 1]) || Double.isNaN(errors[i])) {
        continue;
      }
      double from = depths[i - 1];
      double to = depths[i];
      double logs = Math.log(to / from);
      double fall = Math.log(Math.abs(errors[i] / errors[i - 1]));
      rates.add(
          new DepthRate(
              depths[i - 1],
              depths[i],
              fall / logs,
              (to * errors[i] - from * errors[i - 1]) / logs,
              (fall - logs) / (to - from),
              errors[i] * Math.log(to)));
    }
    return List.copyOf(rates);
  }
}
