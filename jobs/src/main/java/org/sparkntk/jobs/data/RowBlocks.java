package org.sparkntk.jobs.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All examples of one set in blocks of {@link #blockSize()} consecutive rows, the last one possibly
 * shorter. It can be sent to Spark tasks, which take from it just the blocks they need; where the
 * bytes are (a broadcast, files) is the implementation's business.
 */
public interface RowBlocks extends Serializable {
  /** The number of examples in all blocks. */
  int rows();

  /** Features per example. */
  int width();

  /** Rows of every block but the last. */
  int blockSize();

  /** The block with rows {@code index * blockSize()} onwards. */
  RawRows block(int index);

  /**
   * Some rows as one block, in their order.
   *
   * @param rows numbers of rows, ascending
   */
  default RawRows select(int[] rows) {
    List<RawRows> parts = new ArrayList<>();
    for (int at = 0; at < rows.length; ) {
      int block = rows[at] / blockSize();
      int from = at;
      while (at < rows.length && rows[at] / blockSize() == block) {
        at++;
      }
      int[] within = Arrays.stream(rows, from, at).map(row -> row % blockSize()).toArray();
      parts.add(block(block).select(within));
    }
    return RawRows.concatenation(parts);
  }

  /** The number of examples that others are copies of: row i is a copy of row i mod this number. */
  default int originals() {
    return rows();
  }

  /** The number of blocks. */
  default int count() {
    return (rows() + blockSize() - 1) / blockSize();
  }

  /** The number of rows of one block. */
  default int rowsOf(int index) {
    return Math.min(blockSize(), rows() - index * blockSize());
  }
}
