package org.sparkntk.kernels.solve;

import org.sparkntk.kernels.linalg.Matrix;

/** What all solvers ask of their arguments. */
final class Requirements {
  private Requirements() {}

  /** Refuses right-hand sides of another length than A's. */
  static void shape(LinearOperator a, Matrix y) {
    if (y.rows() != a.size()) {
      throw new IllegalArgumentException(
          "right-hand sides need " + a.size() + " rows, found " + y.rows());
    }
  }

  /** Refuses a tolerance outside (0, 1) and fewer than one pass. */
  static void limits(double tolerance, int maxPasses) {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be in (0, 1), found " + tolerance);
    }
    if (maxPasses < 1) {
      throw new IllegalArgumentException("max-passes must be at least 1, found " + maxPasses);
    }
  }
}
