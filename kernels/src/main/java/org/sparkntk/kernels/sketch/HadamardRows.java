package org.sparkntk.kernels.sketch;

import java.util.Arrays;
import org.sparkntk.kernels.random.RandomStream;
import org.sparkntk.kernels.transform.WalshHadamard;

/**
 * Some rows of H D: random signs D, the Walsh–Hadamard transform H of the padded length, and rows
 * without replacement. If more rows are asked for than there are, each is taken once before any is
 * taken again. The inner product of two vectors is, on average over the signs, the product of their
 * entries in any one row.
 */
final class HadamardRows {
  private final float[] signs;
  private final int length;
  private final int[] rows;

  /**
   * Draws signs and rows.
   *
   * @param width of the vectors
   * @param count of rows
   */
  HadamardRows(int width, int count, RandomStream stream) {
    this(width, count, stream, stream, width);
  }

  /**
   * Draws signs and rows.
   *
   * @param first index of the numbers that the rows are drawn by
   */
  HadamardRows(int width, int count, RandomStream signStream, RandomStream rowStream, long first) {
    this.signs = new float[width];
    this.length = WalshHadamard.paddedLength(width);
    this.rows = new int[count];
    for (int i = 0; i < width; i++) {
      signs[i] = signStream.sign(i);
    }
    for (int i = 0; i < count; i += length) {
      int part = Math.min(length, count - i);
      System.arraycopy(rowStream.sample(length, part, first + i), 0, rows, i, part);
    }
  }

  int width() {
    return signs.length;
  }

  /** The number of rows. */
  int count() {
    return rows.length;
  }

  /** The padded length. */
  int length() {
    return length;
  }

  /** Row k as a place in the transformed vector. */
  int row(int k) {
    return rows[k];
  }

  /** Writes H D x, all {@link #length()} entries of it. */
  void transform(SparseRow x, float[] out) {
    Arrays.fill(out, 0, length, 0);
    int[] columns = x.columns();
    float[] values = x.values();
    for (int i = 0; i < x.count(); i++) {
      out[columns[i]] = values[i] * signs[columns[i]];
    }
    WalshHadamard.transform(out, 0, length);
  }

  /** The same for a dense vector, which may be {@code out} itself. */
  void transform(float[] x, float[] out) {
    transform(x, 0, out);
  }

  /** The same for a dense vector from {@code offset} on. */
  void transform(float[] x, int offset, float[] out) {
    for (int i = 0; i < signs.length; i++) {
      out[i] = x[offset + i] * signs[i];
    }
    Arrays.fill(out, signs.length, length, 0);
    WalshHadamard.transform(out, 0, length);
  }
}
