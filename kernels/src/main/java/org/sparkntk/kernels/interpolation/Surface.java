package org.sparkntk.kernels.interpolation;

/**
 * A {@link Tensor} ready for evaluation: without negligible terms, and each line in the basis and
 * order that the evaluation wants, highest degree first.
 *
 * @param basis of the lines
 * @param lines coefficients in T_m(y₁), T_n(y₂) and, last, the angle
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record Surface(AngleBasis basis, double[][][] lines) {
  /** How much larger powers' coefficients may be than the series before digits are lost. */
  private static final double LARGEST_GROWTH = 20;

  static Surface of(Tensor tensor, Accuracy accuracy) {
    double[][][] kept = tensor.trimmed(accuracy.negligible()).coefficients();
    boolean isTame = Chebyshev.growth(envelope(kept)) <= LARGEST_GROWTH;
    AngleBasis basis = isTame ? AngleBasis.MONOMIAL : AngleBasis.CHEBYSHEV;
    for (double[][] plane : kept) {
      for (int n = 0; n < plane.length; n++) {
        plane[n] = descending(isTame ? Chebyshev.monomials(plane[n]) : plane[n], basis.run());
      }
    }
    return new Surface(basis, kept);
  }

  /** Σ |c_mnk| over the scales. */
  private static double[] envelope(double[][][] coefficients) {
    double[] envelope = new double[coefficients[0][0].length];
    for (double[][] plane : coefficients) {
      for (double[] line : plane) {
        for (int k = 0; k < Math.min(envelope.length, line.length); k++) {
          envelope[k] += Math.abs(line[k]);
        }
      }
    }
    return envelope;
  }

  /** Highest degree first, with zeros in front to a multiple of {@code run}. */
  private static double[] descending(double[] ascending, int run) {
    int length = (ascending.length + run - 1) / run * run;
    double[] out = new double[length];
    for (int k = 0; k < ascending.length; k++) {
      out[length - 1 - k] = ascending[k];
    }
    return out;
  }

  /** At one y₁: coefficients in T_n(y₂) and the angle. */
  Profile atRow(double y1) {
    double[] weights = Chebyshev.basis(y1, lines.length);
    double[][] sum = new double[lines[0].length][];
    for (int n = 0; n < sum.length; n++) {
      sum[n] = new double[lines[0][n].length];
    }
    for (int m = 0; m < weights.length; m++) {
      for (int n = 0; n < sum.length; n++) {
        Profile.add(sum[n], weights[m], lines[m][n]);
      }
    }
    return new Profile(basis, sum);
  }
}
