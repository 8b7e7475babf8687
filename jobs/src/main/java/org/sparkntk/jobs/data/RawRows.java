package org.sparkntk.jobs.data;

import java.io.Serializable;
import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * A block of examples as they were read: {@code rows × width} features before any preprocessing.
 * Images stay one byte per pixel, and zeros that are left out stay so, until a kernel panel is made
 * of them.
 */
public sealed interface RawRows extends Serializable
    permits ByteRows, DoubleRows, SparseDoubleRows {
  /** The number of examples in the block. */
  int rows();

  /** The number of features of every example. */
  int width();

  /**
   * Writes the features of one example, zeros too.
   *
   * @param row 0-based, less than {@link #rows()}
   * @param out receives {@link #width()} values from {@code offset} on; owned by the caller
   */
  void copyRow(int row, double[] out, int offset);

  /** The bytes that the features occupy. */
  long bytes();

  /** A new block of the given rows in the given order. */
  RawRows select(int[] rows);

  /**
   * All features as numbers, zeros too.
   *
   * @return a new matrix
   * @throws org.sparkntk.jobs.errors.InvalidInputException if there is no room for it
   */
  default Matrix matrix() {
    DenseRoom.require(rows(), width());
    Matrix out = Matrix.zeros(rows(), width());
    copyTo(out);
    return out;
  }

  /**
   * Writes all features as numbers, zeros too.
   *
   * @param out rows × width
   */
  default void copyTo(Matrix out) {
    for (int i = 0; i < rows(); i++) {
      copyRow(i, out.data(), i * width());
    }
  }

  /** Appends one row to others. */
  default void appendTo(GrowingRows out, int row) {
    double[] values = new double[width()];
    copyRow(row, values, 0);
    out.add(values);
  }

  /** One block of several with the same width, in order; all of bytes, or none. */
  static RawRows concatenation(List<RawRows> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int rows = parts.stream().mapToInt(RawRows::rows).sum();
    int width = parts.get(0).width();
    if (parts.get(0) instanceof ByteRows) {
      byte[] all = new byte[Math.multiplyExact(rows, width)];
      int at = 0;
      for (RawRows part : parts) {
        byte[] values = ((ByteRows) part).values();
        System.arraycopy(values, 0, all, at, values.length);
        at += values.length;
      }
      return new ByteRows(rows, width, all);
    }
    boolean sparse = parts.stream().anyMatch(part -> part instanceof SparseDoubleRows);
    GrowingRows all = sparse ? GrowingRows.sparse(width, rows) : GrowingRows.dense(width, rows);
    for (RawRows part : parts) {
      for (int i = 0; i < part.rows(); i++) {
        part.appendTo(all, i);
      }
    }
    return all.toRows();
  }
}
