package org.sparkntk.kernels.solve;

/** Residuals of the columns of a block in units of their right-hand sides. */
final class RelativeResiduals {
  private RelativeResiduals() {}

  /**
   * The quotients; 0 for a zero right-hand side.
   *
   * @param residuals |y − A x| of every column; not changed
   * @param norms |y| of every column
   */
  static double[] of(double[] residuals, double[] norms) {
    double[] out = new double[residuals.length];
    for (int c = 0; c < out.length; c++) {
      out[c] = norms[c] == 0 ? 0 : residuals[c] / norms[c];
    }
    return out;
  }

  /** The largest, infinite if one is not a number: NaN must never pass for converged. */
  static double worst(double[] relative) {
    double worst = 0;
    for (double value : relative) {
      worst = Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.max(worst, value);
    }
    return worst;
  }
}
