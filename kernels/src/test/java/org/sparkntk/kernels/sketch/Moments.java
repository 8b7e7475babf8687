package org.sparkntk.kernels.sketch;

import java.util.function.LongToDoubleFunction;

/**
 * What is known of a random number after many draws.
 *
 * @param mean of the draws
 * @param variance of one
 * @param standardError of the mean
 * @param varianceError of the variance
 */
record Moments(double mean, double variance, double standardError, double varianceError) {
  /** A draw for each of the seeds 0, …, draws − 1. */
  static Moments of(int draws, LongToDoubleFunction draw) {
    double[] x = new double[draws];
    double mean = 0;
    for (int i = 0; i < draws; i++) {
      x[i] = draw.applyAsDouble(i);
      mean += x[i] / draws;
    }
    double second = 0;
    double fourth = 0;
    for (double value : x) {
      double square = (value - mean) * (value - mean);
      second += square / draws;
      fourth += square * square / draws;
    }
    return new Moments(
        mean,
        second,
        Math.sqrt(second / draws),
        Math.sqrt(Math.max(0, fourth - second * second) / draws));
  }
}
