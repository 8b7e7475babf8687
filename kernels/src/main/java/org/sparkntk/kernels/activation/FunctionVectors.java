package org.sparkntk.kernels.activation;

/**
 * The functions z ↦ φ(rz) for several scales r as unit vectors in a discretised L²(N(0, 1)). Half
 * their squared distance is the scale gap, and no accuracy is lost to cancellation while the scales
 * differ by much more than rounding.
 */
final class FunctionVectors {
  /** Beyond it is less than 10⁻³⁷ of the probability. */
  private static final double LIMIT = 13;

  private FunctionVectors() {}

  /**
   * 1 − E[φ(r₁Z) φ(r₂Z)]/√(E[φ(r₁Z)²] E[φ(r₂Z)²]) for all pairs of scales, to a relative error of
   * about 10⁻¹⁶ r/|r₁ − r₂|.
   *
   * @param phi analytic on both sides of 0, with features of width about 1
   */
  static double[][] gaps(Nonlinearity phi, double[] r1, double[] r2) {
    return gaps(phi, r1, r2, 1);
  }

  /** The same for features of width about {@code 1/steepness}. */
  static double[][] gaps(Nonlinearity phi, double[] r1, double[] r2, double steepness) {
    double largest = 1 / steepness;
    for (double r : r1) {
      largest = Math.max(largest, r);
    }
    for (double r : r2) {
      largest = Math.max(largest, r);
    }
    double[] breaks = breaks((int) Math.ceil(2 * LIMIT * steepness * largest));
    double[][] first = unitVectors(phi, r1, breaks);
    double[][] second = unitVectors(phi, r2, breaks);
    double[][] gaps = new double[r1.length][r2.length];
    for (int m = 0; m < r1.length; m++) {
      for (int n = 0; n < r2.length; n++) {
        gaps[m][n] = halfSquaredDistance(first[m], second[n]);
      }
    }
    return gaps;
  }

  /** Panels of equal width on both sides of 0. */
  private static double[] breaks(int panels) {
    double[] breaks = new double[2 * panels + 1];
    for (int p = -panels; p <= panels; p++) {
      breaks[panels + p] = LIMIT * p / panels;
    }
    return breaks;
  }

  private static double[][] unitVectors(Nonlinearity phi, double[] scales, double[] breaks) {
    double[] nodes = Panels.nodes(breaks);
    double[] weights = Panels.weights(breaks);
    double[][] vectors = new double[scales.length][nodes.length];
    for (int m = 0; m < scales.length; m++) {
      double square = 0;
      for (int i = 0; i < nodes.length; i++) {
        double z = nodes[i];
        double value = phi.value(scales[m] * z) * Math.sqrt(weights[i]) * Math.exp(-z * z / 4);
        vectors[m][i] = value;
        square += value * value;
      }
      double norm = Math.sqrt(square);
      for (int i = 0; i < nodes.length; i++) {
        vectors[m][i] /= norm;
      }
    }
    return vectors;
  }

  private static double halfSquaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum / 2;
  }
}
