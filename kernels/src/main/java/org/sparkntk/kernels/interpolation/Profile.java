package org.sparkntk.kernels.interpolation;

import java.util.Arrays;

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
    double[] sum = new double[Arrays.stream(lines).mapToInt(line -> line.length).max().orElse(0)];
    for (int n = 0; n < weights.length; n++) {
      add(sum, weights[n], lines[n]);
    }
    return new Profile(basis, new double[][] {sum});
  }

  /** Lines are aligned at their last coefficient, that of degree 0. */
  static void add(double[] sum, double factor, double[] line) {
    int shift = sum.length - line.length;
    for (int k = 0; k < line.length; k++) {
      sum[shift + k] += factor * line[k];
    }
  }
}
