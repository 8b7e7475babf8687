package org.sparkntk.jobs.data;

import java.io.Serializable;

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
}
