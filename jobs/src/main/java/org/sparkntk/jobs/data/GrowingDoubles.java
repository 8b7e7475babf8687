package org.sparkntk.jobs.data;

import java.util.Arrays;

/** Rows in a flat array that grows up to its capacity. */
final class GrowingDoubles implements GrowingRows {
  private static final int FIRST_ROWS = 64;

  private final int width;
  private final int capacity;
  private double[] values;
  private int rows;

  GrowingDoubles(int width, int capacity) {
    DenseRoom.require(capacity, width);
    this.width = width;
    this.capacity = capacity;
    this.values = new double[Math.min(capacity, FIRST_ROWS) * width];
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
    return rows == capacity;
  }

  @Override
  public void add(double[] row) {
    grow();
    System.arraycopy(row, 0, values, rows * width, width);
    rows++;
  }

  @Override
  public void add(int[] columns, double[] entries, int start, int end) {
    grow();
    for (int i = start; i < end; i++) {
      values[rows * width + columns[i]] = entries[i];
    }
    rows++;
  }

  private void grow() {
    if ((rows + 1) * width > values.length) {
      values = Arrays.copyOf(values, Math.min(capacity, 2 * rows) * width);
    }
  }

  @Override
  public DoubleRows toRows() {
    return new DoubleRows(rows, width, Arrays.copyOf(values, rows * width));
  }
}
