package org.sparkntk.jobs.data;

import java.util.Arrays;
import org.sparkntk.kernels.sketch.SparseRows;

/**
 * Real-valued features of which most are zero.
 *
 * @param pairs what is not zero, all finite
 */
public record SparseDoubleRows(SparseRows pairs) implements RawRows {
  @Override
  public int rows() {
    return pairs.rows();
  }

  @Override
  public int width() {
    return pairs.width();
  }

  @Override
  public void copyRow(int row, double[] out, int offset) {
    Arrays.fill(out, offset, offset + width(), 0);
    for (int i = pairs.starts()[row]; i < pairs.starts()[row + 1]; i++) {
      out[offset + pairs.columns()[i]] = pairs.values()[i];
    }
  }

  @Override
  public long bytes() {
    return Integer.BYTES * (rows() + 1L)
        + (Integer.BYTES + Double.BYTES) * (long) pairs.values().length;
  }

  @Override
  public RawRows select(int[] selected) {
    GrowingPairs out = new GrowingPairs(width(), selected.length);
    for (int row : selected) {
      appendTo(out, row);
    }
    return out.toRows();
  }

  @Override
  public void appendTo(GrowingRows out, int row) {
    out.add(pairs.columns(), pairs.values(), pairs.starts()[row], pairs.starts()[row + 1]);
  }
}
