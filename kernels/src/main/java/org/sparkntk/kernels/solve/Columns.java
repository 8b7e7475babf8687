package org.sparkntk.kernels.solve;

import org.sparkntk.kernels.linalg.Matrix;

/**
 * Vector operations on all columns of a block at once. Sums run over the rows in order, so their
 * bits do not depend on anything but the operands.
 */
final class Columns {
  private Columns() {}

  /** Column-wise inner products: aᵀb of column c in entry c. */
  static double[] dot(Matrix a, Matrix b) {
    int width = a.cols();
    double[] x = a.data();
    double[] y = b.data();
    double[] out = new double[width];
    for (int at = 0; at < x.length; at += width) {
      for (int c = 0; c < width; c++) {
        out[c] += x[at + c] * y[at + c];
      }
    }
    return out;
  }

  /** Column-wise Euclidean norms. */
  static double[] norm(Matrix a) {
    double[] out = dot(a, a);
    for (int c = 0; c < out.length; c++) {
      out[c] = Math.sqrt(out[c]);
    }
    return out;
  }

  /** y ← y + factor · x, with one factor a column. */
  static void addScaled(double[] factor, Matrix x, Matrix y) {
    int width = x.cols();
    for (int at = 0; at < x.data().length; at += width) {
      for (int c = 0; c < width; c++) {
        y.data()[at + c] += factor[c] * x.data()[at + c];
      }
    }
  }

  /** y ← x + factor · y, with one factor a column. */
  static void scaleAndAdd(double[] factor, Matrix y, Matrix x) {
    int width = x.cols();
    for (int at = 0; at < x.data().length; at += width) {
      for (int c = 0; c < width; c++) {
        y.data()[at + c] = x.data()[at + c] + factor[c] * y.data()[at + c];
      }
    }
  }

  /** a − b. */
  static Matrix minus(Matrix a, Matrix b) {
    Matrix out = a.copy();
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] -= b.data()[i];
    }
    return out;
  }

  /** factor · a. */
  static Matrix scaled(Matrix a, double factor) {
    Matrix out = a.copy();
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] *= factor;
    }
    return out;
  }

  /** [a, b]. */
  static Matrix join(Matrix a, Matrix b) {
    int width = a.cols() + b.cols();
    Matrix out = Matrix.zeros(a.rows(), width);
    for (int i = 0; i < a.rows(); i++) {
      System.arraycopy(a.data(), i * a.cols(), out.data(), i * width, a.cols());
      System.arraycopy(b.data(), i * b.cols(), out.data(), i * width + a.cols(), b.cols());
    }
    return out;
  }

  /** The given columns as a new block. */
  static Matrix select(Matrix a, int[] columns) {
    Matrix out = Matrix.zeros(a.rows(), columns.length);
    for (int i = 0; i < a.rows(); i++) {
      for (int c = 0; c < columns.length; c++) {
        out.set(i, c, a.get(i, columns[c]));
      }
    }
    return out;
  }

  /** Adds the columns of {@code part} to the given columns of {@code whole}. */
  static void addTo(Matrix whole, Matrix part, int[] columns) {
    for (int i = 0; i < whole.rows(); i++) {
      for (int c = 0; c < columns.length; c++) {
        whole.set(i, columns[c], whole.get(i, columns[c]) + part.get(i, c));
      }
    }
  }
}
