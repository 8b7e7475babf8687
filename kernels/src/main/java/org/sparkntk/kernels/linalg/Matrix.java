package org.sparkntk.kernels.linalg;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A dense {@code rows × cols} matrix of doubles in row-major order: entry (i, j) is {@code data[i *
 * cols + j]}.
 *
 * <p>The matrix owns nothing exclusively: {@link #data()} is the live array, so that kernels and
 * solvers can work in place. A matrix with zero rows or zero columns is legal.
 */
public final class Matrix implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int rows;
  private final int cols;
  private final double[] data;

  private Matrix(int rows, int cols, double[] data) {
    this.rows = rows;
    this.cols = cols;
    this.data = data;
  }

  /**
   * A matrix of zeros.
   *
   * @throws IllegalArgumentException if a dimension is negative or the matrix exceeds one array
   */
  public static Matrix zeros(int rows, int cols) {
    return new Matrix(rows, cols, new double[checkedLength(rows, cols)]);
  }

  /**
   * Wraps {@code data} without copying it.
   *
   * @param data row-major entries, length {@code rows * cols}; owned by the matrix afterwards
   * @throws IllegalArgumentException if the length does not fit the shape
   */
  public static Matrix of(int rows, int cols, double[] data) {
    if (data.length != checkedLength(rows, cols)) {
      throw new IllegalArgumentException(
          "a "
              + rows
              + " × "
              + cols
              + " matrix needs "
              + (long) rows * cols
              + " entries, found "
              + data.length);
    }
    return new Matrix(rows, cols, data);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int cols() {
    return cols;
  }

  /** The live row-major array, length {@code rows * cols}. */
  public double[] data() {
    return data;
  }

  /** Entry (i, j). */
  public double get(int i, int j) {
    return data[i * cols + j];
  }

  /** Sets entry (i, j). */
  public void set(int i, int j, double value) {
    data[i * cols + j] = value;
  }

  /** A copy of {@code count} rows from {@code first} on. */
  public Matrix rowRange(int first, int count) {
    return of(count, cols, Arrays.copyOfRange(data, first * cols, (first + count) * cols));
  }

  /** A copy of some rows, in the order given. */
  public Matrix select(int[] chosen) {
    Matrix out = zeros(chosen.length, cols);
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(data, chosen[i] * cols, out.data, i * cols, cols);
    }
    return out;
  }

  /** A deep copy. */
  public Matrix copy() {
    return new Matrix(rows, cols, data.clone());
  }

  private static int checkedLength(int rows, int cols) {
    if (rows < 0 || cols < 0) {
      throw new IllegalArgumentException("negative shape " + rows + " × " + cols);
    }
    long length = (long) rows * cols;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a "
              + rows
              + " × "
              + cols
              + " matrix has "
              + length
              + " entries, more than one array holds");
    }
    return (int) length;
  }
}
