package org.sparkntk.kernels.meanfield;

import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.GaussianPair;

/** The recursion as papers print it, on the 2 × 2 covariance. */
final class Textbook {
  private Textbook() {}

  /** K/q of the pair, K₀/q, and the correlation, in layer {@code depth}. */
  static double[] ratios(
      Initialization at, Architecture architecture, double variance, double cosine, int depth) {
    DualActivation phi = at.activation();
    double skip = architecture == Architecture.FEED_FORWARD ? 0 : 1;
    double q = variance;
    double s = variance * cosine;
    double kernel = s;
    double diagonal = q;
    for (int l = 2; l <= depth; l++) {
      double scale = architecture == Architecture.SCALED_RESNET ? 1.0 / l : 1;
      double w = scale * at.sigmaW() * at.sigmaW();
      double b = scale * at.sigmaB() * at.sigmaB();
      GaussianPair pair = new GaussianPair(Math.sqrt(q), Math.sqrt(q), Math.acos(s / q));
      double covariance = b + w * phi.covariance(pair);
      double own = b + w * phi.variance(q);
      kernel = (skip + w * phi.slopeCovariance(pair)) * kernel + covariance;
      diagonal = (skip + w * phi.slopeVariance(q)) * diagonal + own;
      s = skip * s + covariance;
      q = skip * q + own;
    }
    return new double[] {kernel / q, diagonal / q, s / q};
  }
}
