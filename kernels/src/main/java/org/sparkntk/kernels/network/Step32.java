package org.sparkntk.kernels.network;

import java.util.BitSet;
import org.sparkntk.kernels.chunk.Chunk32;

/**
 * A layer's step of the recursion between two panels in float32. One instance serves one thread.
 */
interface Step32 {
  /**
   * Takes the pairs of a chunk through the layer.
   *
   * @param chunk pairs of one row with consecutive columns, none but the first of which is in
   *     {@link #markStarts}
   * @param row the row
   * @param col the first column
   */
  void apply(Chunk32 chunk, int row, int col);

  /** Marks the columns at which a chunk must start. */
  default void markStarts(BitSet starts) {}
}
