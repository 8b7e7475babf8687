package org.sparkntk.kernels.solve;

import org.sparkntk.kernels.linalg.Matrix;

/** An iterative method for a symmetric positive definite system with several right-hand sides. */
public interface Solver {
  /**
   * Solves A X = Y from X = 0.
   *
   * @param a symmetric positive definite, n × n
   * @param preconditioner symmetric positive definite
   * @param y n × k; not changed
   * @return the best X found; {@link Solution#converged} is honest
   */
  Solution solve(LinearOperator a, Preconditioner preconditioner, Matrix y);

  /** Refuses right-hand sides of another length than A's. */
  static void requireShape(LinearOperator a, Matrix y) {
    if (y.rows() != a.size()) {
      throw new IllegalArgumentException(
          "right-hand sides need " + a.size() + " rows, found " + y.rows());
    }
  }

  /** Refuses a tolerance outside (0, 1) and fewer than one pass. */
  static void requireLimits(double tolerance, int maxPasses) {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be in (0, 1), found " + tolerance);
    }
    if (maxPasses < 1) {
      throw new IllegalArgumentException("max-passes must be at least 1, found " + maxPasses);
    }
  }
}
