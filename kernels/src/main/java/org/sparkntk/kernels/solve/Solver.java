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
}
