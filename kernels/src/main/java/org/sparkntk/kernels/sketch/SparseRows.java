package org.sparkntk.kernels.sketch;

import java.io.Serializable;

/**
 * Vectors of which most entries are zero, row after row.
 *
 * @param width the length of each vector
 * @param starts where the entries of each row begin, and where those of the last one end
 * @param columns the place of each entry, increasing within a row
 * @param values the entries
 */
@SuppressWarnings("ArrayRecordComponent") // flat arrays are the point; never compared by value
public record SparseRows(int width, int[] starts, int[] columns, double[] values)
    implements Serializable {
  /** Validates what holds the rows together. */
  public SparseRows {
    if (starts.length == 0
        || starts[0] != 0
        || starts[starts.length - 1] != values.length
        || columns.length != values.length) {
      throw new IllegalArgumentException(
          "expected rows that take up "
              + values.length
              + " values and as many columns, found "
              + columns.length
              + " columns and rows that end at "
              + (starts.length == 0 ? 0 : starts[starts.length - 1]));
    }
    for (int row = 0; row + 1 < starts.length; row++) {
      if (starts[row + 1] < starts[row]) {
        throw new IllegalArgumentException(
            "row "
                + row
                + ": expected an end of at least "
                + starts[row]
                + ", found "
                + starts[row + 1]);
      }
      requireIncreasing(width, row, starts[row], starts[row + 1], columns);
    }
  }

  private static void requireIncreasing(int width, int row, int start, int end, int[] columns) {
    int last = -1;
    for (int i = start; i < end; i++) {
      if (columns[i] <= last || columns[i] >= width) {
        throw new IllegalArgumentException(
            "row "
                + row
                + ": expected columns that increase from 0 to at most "
                + (width - 1)
                + ", found "
                + columns[i]
                + " after "
                + last);
      }
      last = columns[i];
    }
  }

  /** The number of vectors. */
  public int rows() {
    return starts.length - 1;
  }
}
