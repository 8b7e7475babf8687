package org.sparkntk.jobs.evaluate;

/**
 * Sums over examples with target y and prediction f, from which all errors follow.
 *
 * @param count the number of examples
 * @param origin some y, from which the mean is counted so that large, close targets keep their
 *     digits
 * @param mean the mean of y − origin
 * @param spread Σ (y − origin − mean)²
 * @param squared Σ (y − f)²
 * @param absolute Σ |y − f|
 */
record RegressionMoments(
    long count, double origin, double mean, double spread, double squared, double absolute) {
  static final RegressionMoments NONE = new RegressionMoments(0, 0, 0, 0, 0, 0);

  /** Two passes, as a single one over squares of large targets would cancel. */
  static RegressionMoments of(double[] predicted, double[] truth) {
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      if (!Double.isFinite(truth[i]) || !Double.isFinite(predicted[i])) {
        throw new IllegalArgumentException(
            "row %d: finite values expected, found target %s and prediction %s"
                .formatted(i, truth[i], predicted[i]));
      }
      sum += truth[i] - truth[0];
    }
    double mean = sum / truth.length;
    double spread = 0;
    double squared = 0;
    double absolute = 0;
    for (int i = 0; i < truth.length; i++) {
      double deviation = truth[i] - truth[0] - mean;
      double error = truth[i] - predicted[i];
      spread += deviation * deviation;
      squared += error * error;
      absolute += Math.abs(error);
    }
    return new RegressionMoments(truth.length, truth[0], mean, spread, squared, absolute);
  }

  /** The union of two disjoint sets: Chan, Golub and LeVeque 1983, equation 2.1. */
  RegressionMoments plus(RegressionMoments that) {
    if (count == 0 || that.count == 0) {
      return count == 0 ? that : this;
    }
    long both = count + that.count;
    double gap = that.origin - origin + (that.mean - mean);
    return new RegressionMoments(
        both,
        origin,
        mean + gap * that.count / both,
        spread + that.spread + gap * gap * count / both * that.count,
        squared + that.squared,
        absolute + that.absolute);
  }
}
