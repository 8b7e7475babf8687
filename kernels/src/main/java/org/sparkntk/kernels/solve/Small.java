package org.sparkntk.kernels.solve;

import java.util.function.IntToDoubleFunction;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;

/** Operations on matrices of the order of a block's width. */
final class Small {
  private Small() {}

  /** A B. */
  static Matrix times(Matrix a, Matrix b) {
    Matrix out = Matrix.zeros(a.rows(), b.cols());
    Blas.multiplyAdd(a.rows(), b.cols(), a.cols(), a.data(), 0, b.data(), 0, out.data(), 0);
    return out;
  }

  /** Aᵀ. */
  static Matrix transposed(Matrix a) {
    Matrix out = Matrix.zeros(a.cols(), a.rows());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.cols(); j++) {
        out.set(j, i, a.get(i, j));
      }
    }
    return out;
  }

  /** Replaces A by (A + Aᵀ)/2. */
  static Matrix symmetrise(Matrix a) {
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < i; j++) {
        double mean = (a.get(i, j) + a.get(j, i)) / 2;
        a.set(i, j, mean);
        a.set(j, i, mean);
      }
    }
    return a;
  }

  /** A + B, in A. */
  static Matrix add(Matrix a, Matrix b) {
    for (int i = 0; i < a.data().length; i++) {
      a.data()[i] += b.data()[i];
    }
    return a;
  }

  /** Copies {@code part} into {@code whole} from (row, col) on. */
  static void place(Matrix whole, int row, int col, Matrix part) {
    for (int i = 0; i < part.rows(); i++) {
      for (int j = 0; j < part.cols(); j++) {
        whole.set(row + i, col + j, part.get(i, j));
      }
    }
  }

  static Matrix identity(int n) {
    return diagonal(n, i -> 1);
  }

  static Matrix diagonal(int n, IntToDoubleFunction entry) {
    Matrix out = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      out.set(i, i, entry.applyAsDouble(i));
    }
    return out;
  }

  static boolean isFinite(Matrix a) {
    for (double value : a.data()) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** The upper triangular C of A = CᵀC; without rows if A is not positive definite. */
  static Matrix cholesky(Matrix a) {
    Matrix none = Matrix.zeros(0, a.cols());
    if (a.rows() == 0 || !isFinite(a)) {
      return none;
    }
    Matrix c = a.copy();
    if (Lapack.cholesky(c.rows(), c.data()) != 0) {
      return none;
    }
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < i; j++) {
        c.set(i, j, 0);
      }
    }
    return c;
  }

  /** (CᵀC)⁻¹ for an upper triangular C, exactly symmetric. */
  static Matrix inverse(Matrix c) {
    int n = c.rows();
    Matrix out = identity(n);
    Blas.solveUpperTransposed(n, n, c.data(), out.data());
    Blas.solveUpper(n, n, c.data(), out.data());
    return symmetrise(out);
  }
}
