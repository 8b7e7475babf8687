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
}
