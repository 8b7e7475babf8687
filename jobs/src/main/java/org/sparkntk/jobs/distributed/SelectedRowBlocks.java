package org.sparkntk.jobs.distributed;

import java.util.Arrays;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;

/**
 * Some rows of a set, such as landmarks, as a set of their own.
 *
 * @param whole the set
 * @param selected which rows, ascending
 * @param blockSize rows of every block but the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record SelectedRowBlocks(RowBlocks whole, int[] selected, int blockSize)
    implements RowBlocks {
  @Override
  public int rows() {
    return selected.length;
  }

  @Override
  public int width() {
    return whole.width();
  }

  @Override
  public RawRows block(int index) {
    int first = index * blockSize;
    return whole.select(Arrays.copyOfRange(selected, first, first + rowsOf(index)));
  }
}
