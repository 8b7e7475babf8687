package org.sparkntk.jobs.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Percentile bootstrap (Efron 1979) of a mean. */
final class Bootstrap {
  private static final int SAMPLES = 10_000;
  private static final double TAIL = 0.025;
  private static final long SEED = 1;

  private Bootstrap() {}

  /**
   * The 95 % interval of the mean of {@code values}; the same for the same values.
   *
   * @return both ends; NaN for fewer than two values
   */
  static double[] interval(double[] values) {
    if (values.length < 2) {
      return new double[] {Double.NaN, Double.NaN};
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means[sample] = sum / values.length;
    }
    Arrays.sort(means);
    int skip = (int) (TAIL * SAMPLES);
    return new double[] {means[skip], means[SAMPLES - 1 - skip]};
  }
}
