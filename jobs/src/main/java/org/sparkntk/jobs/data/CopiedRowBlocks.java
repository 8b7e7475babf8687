package org.sparkntk.jobs.data;

/**
 * Blocks of which it is known that all rows behind the first ones are copies of those.
 *
 * @param all originals and copies
 * @param originals the number of originals: row i is a copy of row i mod this number
 */
public record CopiedRowBlocks(RowBlocks all, int originals) implements RowBlocks {
  @Override
  public int rows() {
    return all.rows();
  }

  @Override
  public int width() {
    return all.width();
  }

  @Override
  public int blockSize() {
    return all.blockSize();
  }

  @Override
  public RawRows block(int index) {
    return all.block(index);
  }

  @Override
  public RawRows select(int[] rows) {
    return all.select(rows);
  }
}
