package org.sparkntk.jobs.ingest;

import java.util.Arrays;
import org.sparkntk.jobs.data.DoubleRows;

/** Collects the rows of one chunk in a flat array that grows up to the chunk's capacity. */
final class GrowingRows {
  private static final int FIRST_ROWS = 64;

  private final int width;
  private final int capacity;
  private double[] values;
  private int rows;

  GrowingRows(int width) {
    this.width = width;
    this.capacity = Chunk.capacity(width);
    this.values = new double[Math.min(capacity, FIRST_ROWS) * width];
  }

  /** The number of rows so far. */
  int rows() {
    return rows;
  }

  /** Whether a chunk has no room for another row. */
  boolean full() {
    return rows == capacity;
  }

  /** Appends a copy of a row. */
  void add(double[] row) {
    if ((rows + 1) * width > values.length) {
      values = Arrays.copyOf(values, Math.min(capacity, 2 * rows) * width);
    }
    System.arraycopy(row, 0, values, rows * width, width);
    rows++;
  }

  /** What was collected. */
  DoubleRows toRows() {
    return new DoubleRows(rows, width, Arrays.copyOf(values, rows * width));
  }
}
