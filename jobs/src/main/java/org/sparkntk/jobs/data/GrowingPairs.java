package org.sparkntk.jobs.data;

import java.util.Arrays;
import org.sparkntk.kernels.sketch.SparseRows;

/** What is not zero of rows, in flat arrays that grow. A row written either way is the same. */
final class GrowingPairs implements GrowingRows {
  private static final int FIRST_PAIRS = 64;

  /** More than these are enough for a chunk, however few rows they are. */
  private static final int MANY_PAIRS = 1 << 22;

  private final int width;
  private final int capacity;
  private int[] starts;
  private int[] columns = new int[FIRST_PAIRS];
  private double[] values = new double[FIRST_PAIRS];
  private int rows;
  private int pairs;

  GrowingPairs(int width, int capacity) {
    this.width = width;
    this.capacity = capacity;
    this.starts = new int[capacity + 1];
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public boolean full() {
    return rows == capacity || pairs >= MANY_PAIRS;
  }

  @Override
  public void add(double[] row) {
    for (int j = 0; j < width; j++) {
      add(j, row[j]);
    }
    starts[++rows] = pairs;
  }

  @Override
  public void add(int[] from, double[] entries, int start, int end) {
    for (int i = start; i < end; i++) {
      add(from[i], entries[i]);
    }
    starts[++rows] = pairs;
  }

  /** −0 is kept: a row that is read back has the bits that it had. */
  private void add(int column, double value) {
    if (Double.doubleToRawLongBits(value) != 0) {
      if (pairs == values.length) {
        columns = Arrays.copyOf(columns, 2 * pairs);
        values = Arrays.copyOf(values, 2 * pairs);
      }
      columns[pairs] = column;
      values[pairs++] = value;
    }
  }

  @Override
  public RawRows toRows() {
    SparseDoubleRows sparse =
        new SparseDoubleRows(
            new SparseRows(
                width,
                Arrays.copyOf(starts, rows + 1),
                Arrays.copyOf(columns, pairs),
                Arrays.copyOf(values, pairs)));
    return sparse.bytes() < Double.BYTES * (long) rows * width
        ? sparse
        : new DoubleRows(rows, width, sparse.matrix().data());
  }
}
