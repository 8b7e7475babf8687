package org.sparkntk.kernels.precondition;

import org.sparkntk.kernels.linalg.Matrix;

/** A symmetric positive semi-definite n × n matrix K that is known by its diagonal and columns. */
public interface SymmetricEntries {
  /** n. */
  int size();

  /** The n diagonal entries, new. */
  double[] diagonal();

  /**
   * Whole columns of K.
   *
   * @param indices which, each in 0 … n − 1, in any order, with repetitions
   * @return n × indices.length, new
   */
  Matrix columns(int[] indices);
}
