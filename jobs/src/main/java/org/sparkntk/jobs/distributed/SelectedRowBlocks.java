package org.sparkntk.jobs.distributed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    int end = first + rowsOf(index);
    List<RawRows> parts = new ArrayList<>();
    for (int at = first; at < end; ) {
      int block = selected[at] / whole.blockSize();
      int from = at;
      while (at < end && selected[at] / whole.blockSize() == block) {
        at++;
      }
      int[] within =
          Arrays.stream(selected, from, at).map(row -> row % whole.blockSize()).toArray();
      parts.add(whole.block(block).select(within));
    }
    return RawRows.concatenation(parts);
  }
}
