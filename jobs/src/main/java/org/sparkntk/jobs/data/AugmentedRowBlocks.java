package org.sparkntk.jobs.data;

import java.util.stream.IntStream;

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
    int first = index * blockSize();
    return select(IntStream.range(first, first + rowsOf(index)).toArray());
  }

  /** Makes no others. */
  @Override
  public RawRows select(int[] rows) {
    byte[] values = new byte[Math.multiplyExact(rows.length, width())];
    int inMemory = -1;
    byte[] from = new byte[0];
    for (int i = 0; i < rows.length; i++) {
      int picture = rows[i] % pictures.rows();
      int block = picture / blockSize();
      if (block != inMemory) {
        from = ((ByteRows) pictures.block(block)).values();
        inMemory = block;
      }
      crops.copy(
          rows[i] / pictures.rows(),
          picture,
          from,
          picture % blockSize() * width(),
          values,
          i * width());
    }
    return new ByteRows(rows.length, width(), values);
  }
}
