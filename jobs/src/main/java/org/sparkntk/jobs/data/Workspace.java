package org.sparkntk.jobs.data;

import java.lang.ref.SoftReference;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * A matrix for every thread, which blocks go through one after the other. Memory that is touched
 * for the first time costs several times what is then written to it, so a new matrix for each block
 * would cost more than the work on it. Blocks of fewer rows, as the last one of a set or those of a
 * fold, have a new one.
 */
final class Workspace {
  /** What a thread may keep; a larger matrix is a new one each time. */
  private static final long MOST_BYTES = 64L << 20;

  private static final ThreadLocal<SoftReference<Matrix>> KEPT = new ThreadLocal<>();

  private Workspace() {}

  /** A matrix with any entries, which is this caller's until the next one in this thread. */
  static Matrix matrix(int rows, int cols) {
    SoftReference<Matrix> reference = KEPT.get();
    Matrix kept = reference == null ? null : reference.get();
    if (kept != null && kept.rows() == rows && kept.cols() == cols) {
      return kept;
    }
    Matrix matrix = Matrix.zeros(rows, cols);
    int length = kept == null ? 0 : kept.data().length;
    if (matrix.data().length > length && (long) rows * cols * Double.BYTES <= MOST_BYTES) {
      KEPT.set(new SoftReference<>(matrix));
    }
    return matrix;
  }
}
