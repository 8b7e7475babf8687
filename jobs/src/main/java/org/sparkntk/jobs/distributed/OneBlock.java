package org.sparkntk.jobs.distributed;

import java.util.stream.IntStream;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;

/**
 * Some rows of one block of a set, as a set of their own.
 *
 * @param whole the set
 * @param of its block
 * @param first row in that block
 * @param rows how many
 */
record OneBlock(RowBlocks whole, int of, int first, int rows) implements RowBlocks {
  @Override
  public int width() {
    return whole.width();
  }

  @Override
  public int blockSize() {
    return rows;
  }

  @Override
  public RawRows block(int index) {
    return whole.block(of).select(IntStream.range(first, first + rows).toArray());
  }
}
