package org.sparkntk.kernels.solve;

import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * What the block conjugate gradient method found, and what it learned about A on the way.
 *
 * @param solution X and its true residuals
 * @param residual Y − A X, n × k, computed with the accurate operator
 * @param cycles the coefficients of each start, in order; empty if Y is zero
 */
public record BlockSolution(Solution solution, Matrix residual, List<KrylovHistory> cycles) {
  /** Copies the list. */
  public BlockSolution {
    cycles = List.copyOf(cycles);
  }
}
