package org.sparkntk.jobs.distributed;

import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;

/**
 * Blocks that are small enough for every executor to hold all of them.
 *
 * @param rows the number of examples
 * @param width features per example
 * @param blockSize rows of every block but the last
 * @param values the blocks in order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record BroadcastRowBlocks(int rows, int width, int blockSize, Broadcast<RawRows[]> values)
    implements RowBlocks {
  @Override
  public RawRows block(int index) {
    return values.value()[index];
  }
}
