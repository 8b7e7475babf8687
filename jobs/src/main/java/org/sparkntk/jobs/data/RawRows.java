package org.sparkntk.jobs.data;

import java.io.Serializable;
import java.util.List;

/**
 * A block of examples as they were read: {@code rows × width} features before any preprocessing.
 * Images stay one byte per pixel until a kernel panel is made of them.
 */
public sealed interface RawRows extends Serializable permits ByteRows, DoubleRows {
  /** The number of examples in the block. */
  int rows();

  /** The number of features of every example. */
  int width();

  /**
   * Writes the features of one example.
   *
   * @param row 0-based, less than {@link #rows()}
   * @param out receives {@link #width()} values from {@code offset} on; owned by the caller
   */
  void copyRow(int row, double[] out, int offset);

  /** The bytes that the features occupy. */
  long bytes();

  /** A new block of the given rows in the given order. */
  RawRows select(int[] rows);

  /** One block of several with the same width and the same kind of values, in order. */
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
    double[] all = new double[Math.multiplyExact(rows, width)];
    int at = 0;
    for (RawRows part : parts) {
      double[] values = ((DoubleRows) part).values();
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    return new DoubleRows(rows, width, all);
  }
}
