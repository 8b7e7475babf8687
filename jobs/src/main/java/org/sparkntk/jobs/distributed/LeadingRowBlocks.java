package org.sparkntk.jobs.distributed;

import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;

/**
 * The first blocks of a set.
 *
 * @param whole the set
 * @param count how many blocks
 */
record LeadingRowBlocks(RowBlocks whole, int count) implements RowBlocks {
  @Override
  public int rows() {
    return (int) Math.min(whole.rows(), (long) count * whole.blockSize());
  }

  @Override
  public int width() {
    return whole.width();
  }

  @Override
  public int blockSize() {
    return whole.blockSize();
  }

  @Override
  public RawRows block(int index) {
    return whole.block(index);
  }
}
