package org.sparkntk.kernels.linalg;

import java.io.Serializable;

/**
 * Sums of matrices that have the same bits in whatever order and grouping the terms are added.
 *
 * <p>Terms are cut to integer multiples of a power of two, one for each column, and integers are
 * added without error. With the power chosen so that no sum can reach 2⁶², a term loses at most
 * 2⁻⁶⁰ of the largest sum possible, less than one addition of float64 numbers may lose.
 *
 * @param scales how many units make 1, for every column; NaN where nothing is known of the sums
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FixedPoint(double[] scales) implements Serializable {
  private static final int BITS = 61;

  /** Beyond this a power of two would not be a finite number. */
  private static final int LARGEST_EXPONENT = 1000;

  /**
   * For products with a block of vectors.
   *
   * @param largest no entry of the matrix is larger in magnitude
   * @param s the vectors; a sum in column c is at most {@code largest} times the 1-norm of column c
   */
  public static FixedPoint forProducts(double largest, Matrix s) {
    double[] scales = new double[s.cols()];
    double[] data = s.data();
    for (int row = 0; row < data.length; row += scales.length) {
      for (int c = 0; c < scales.length; c++) {
        scales[c] += Math.abs(data[row + c]);
      }
    }
    for (int c = 0; c < scales.length; c++) {
      scales[c] = scale(largest * scales[c]);
    }
    return new FixedPoint(scales);
  }

  /**
   * How many units make 1.
   *
   * @param bound of every sum in magnitude, at least 0
   * @return a power of two; NaN if the bound is not finite
   */
  public static double scale(double bound) {
    if (!Double.isFinite(bound)) {
      return Double.NaN;
    }
    int exponent = BITS - 1 - Math.getExponent(bound);
    return Math.scalb(1.0, Math.min(LARGEST_EXPONENT, exponent));
  }

  /** Adds the terms of a matrix to sums of its shape, row-major. */
  public void add(Matrix terms, long[] sums) {
    int width = scales.length;
    for (int row = 0; row < terms.data().length; row += width) {
      add(terms.data(), row, width, 0, sums, row);
    }
  }

  /**
   * Adds the terms of a part of a row.
   *
   * @param terms hold {@code count} of them from {@code from} on
   * @param column of the first term
   * @param sums added to from {@code to} on
   */
  void add(double[] terms, int from, int count, int column, long[] sums, int to) {
    for (int c = 0; c < count; c++) {
      sums[to + c] += (long) (terms[from + c] * scales[column + c]);
    }
  }

  /** Sums of two groups of terms in one, a new array. */
  public static long[] plus(long[] a, long[] b) {
    long[] out = new long[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] + b[i];
    }
    return out;
  }

  /** Writes sums as numbers into the rows of a matrix from {@code firstRow} on. */
  public void store(long[] sums, Matrix out, int firstRow) {
    int width = scales.length;
    int first = firstRow * width;
    for (int row = 0; row < sums.length; row += width) {
      for (int c = 0; c < width; c++) {
        out.data()[first + row + c] = sums[row + c] / scales[c];
      }
    }
  }
}
