package org.sparkntk.kernels.solve;

import java.util.List;

/**
 * What the block conjugate gradient method found, and what it learned about A on the way.
 *
 * @param solution X and its true residuals
 * @param cycles the coefficients of each start, in order; empty if Y is zero
 */
public record BlockSolution(Solution solution, List<KrylovHistory> cycles) {
  /** Copies the list. */
  public BlockSolution {
    cycles = List.copyOf(cycles);
  }
}
