package org.sparkntk.kernels.network;

import org.sparkntk.kernels.activation.ScaleDependence;
import org.sparkntk.kernels.interpolation.Cell;
import org.sparkntk.kernels.interpolation.Chebyshev;

/** Chebyshev polynomials of the columns' scales, each in the coordinate of its own cell. */
final class Basis {
  private Basis() {}

  /** T_n(y_j), n × columns. */
  static double[][] of(ScaleDependence dependence, double[] scales, int degrees) {
    double[][] basis = new double[degrees][scales.length];
    for (int j = 0; j < scales.length; j++) {
      double y = Cell.of(dependence, scales[j]).coordinate(scales[j]);
      double[] values = Chebyshev.basis(y, degrees);
      for (int n = 0; n < degrees; n++) {
        basis[n][j] = values[n];
      }
    }
    return basis;
  }
}
