package org.sparkntk.kernels.interpolation;

/**
 * A polynomial in the scale of the columns and the angle.
 *
 * @param basis of the lines
 * @param lines coefficients in T_n(y₂) and, highest degree first, the angle
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record Profile(AngleBasis basis, double[][] lines) {
  /** At one y₂: coefficients in the angle, highest degree first. */
  public Profile atColumn(double y2) {
    double[] weights = Chebyshev.basis(y2, lines.length);
    double[] sum = new double[lines[0].length];
    for (int n = 0; n < weights.length; n++) {
      add(sum, weights[n], lines[n]);
    }
    return new Profile(basis, new double[][] {sum});
  }

  static void add(double[] sum, double factor, double[] line) {
    for (int k = 0; k < line.length; k++) {
      sum[k] += factor * line[k];
    }
  }
}
