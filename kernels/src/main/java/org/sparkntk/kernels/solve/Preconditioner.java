package org.sparkntk.kernels.solve;

import org.sparkntk.kernels.linalg.Matrix;

/** An approximation P⁻¹ of the inverse of a symmetric positive definite operator. */
@FunctionalInterface
public interface Preconditioner {
  /**
   * P⁻¹ R.
   *
   * @param residuals n × width; not changed
   * @return n × width; may be {@code residuals} itself
   */
  Matrix apply(Matrix residuals);

  /** P = I. */
  static Preconditioner identity() {
    return residuals -> residuals;
  }

  /**
   * P = diag(A).
   *
   * @param diagonal the n positive diagonal entries of A
   * @throws IllegalArgumentException if an entry is not positive
   */
  static Preconditioner jacobi(double[] diagonal) {
    for (int i = 0; i < diagonal.length; i++) {
      if (!(diagonal[i] > 0)) {
        throw new IllegalArgumentException(
            "the diagonal must be positive, found " + diagonal[i] + " in row " + i);
      }
    }
    double[] owned = diagonal.clone();
    return residuals -> {
      Matrix out = residuals.copy();
      for (int i = 0; i < out.rows(); i++) {
        for (int c = 0; c < out.cols(); c++) {
          out.set(i, c, out.get(i, c) / owned[i]);
        }
      }
      return out;
    };
  }
}
