package org.sparkntk.kernels.solve;

import org.sparkntk.kernels.linalg.Matrix;

/** A symmetric positive definite n × n operator that is known only by its products. */
public interface LinearOperator {
  /** n. */
  int size();

  /**
   * A S for a block of vectors: one pass over whatever stores A.
   *
   * @param s n × width; not changed
   * @return n × width, new
   */
  Matrix apply(Matrix s);

  /**
   * The same operator with products accurate to float64 rounding, perhaps slower.
   *
   * <p>An operator whose own products are only as good as float32 arithmetic overrides this;
   * solvers iterate with the fast products and measure every true residual with the accurate ones.
   */
  default LinearOperator accurate() {
    return this;
  }
}
