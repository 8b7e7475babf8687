package org.sparkntk.jobs.data;

/**
 * Pictures and their crops, which are made when they are asked for: all pictures first, then the
 * first copy of each, and so on.
 *
 * @param pictures the originals, of bytes
 * @param copies of each, itself included
 * @param crops makes them
 */
public record AugmentedRowBlocks(RowBlocks pictures, int copies, PictureCrops crops)
    implements RowBlocks {
  /** Checks that all of them can be counted. */
  public AugmentedRowBlocks {
    Math.multiplyExact(pictures.rows(), copies);
  }

  @Override
  public int rows() {
    return pictures.rows() * copies;
  }

  @Override
  public int width() {
    return pictures.width();
  }

  @Override
  public int blockSize() {
    return pictures.blockSize();
  }

  @Override
  public int originals() {
    return pictures.originals();
  }

  @Override
  public RawRows block(int index) {
    int rows = rowsOf(index);
    byte[] values = new byte[Math.multiplyExact(rows, width())];
    int inMemory = -1;
    byte[] from = new byte[0];
    for (int i = 0; i < rows; i++) {
      int example = index * blockSize() + i;
      int picture = example % pictures.rows();
      int block = picture / blockSize();
      if (block != inMemory) {
        from = ((ByteRows) pictures.block(block)).values();
        inMemory = block;
      }
      crops.copy(
          example / pictures.rows(),
          picture,
          from,
          picture % blockSize() * width(),
          values,
          i * width());
    }
    return new ByteRows(rows, width(), values);
  }
}
