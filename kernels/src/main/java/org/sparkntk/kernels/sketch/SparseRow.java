package org.sparkntk.kernels.sketch;

import org.sparkntk.kernels.linalg.EuclideanNorm;

/**
 * What is not zero of one vector, rounded to float32: a buffer that is filled again for every
 * vector. Two ways to write the same vector give the same entries, so that what is made of them is
 * the same.
 */
public final class SparseRow {
  private final int width;
  private int count;
  private int[] columns = new int[16];
  private double[] exact = new double[16];
  private float[] values = new float[16];

  /** A row of zeros. */
  public SparseRow(int width) {
    this.width = width;
  }

  /** The length of the vector. */
  public int width() {
    return width;
  }

  /** The number of entries that are not zero. */
  public int count() {
    return count;
  }

  /** Their places, live, of which the first {@link #count()} count. */
  public int[] columns() {
    return columns;
  }

  /** Their values, live, of which the first {@link #count()} count. */
  public float[] values() {
    return values;
  }

  /** Becomes x, which {@code data} holds from {@code start} on. */
  public void set(double[] data, int start) {
    clear(width);
    for (int i = 0; i < width; i++) {
      add(i, data[start + i]);
    }
  }

  /** Becomes one of {@code rows}. */
  public void set(SparseRows rows, int row) {
    int start = rows.starts()[row];
    int end = rows.starts()[row + 1];
    clear(end - start);
    for (int i = start; i < end; i++) {
      add(rows.columns()[i], rows.values()[i]);
    }
  }

  /** Becomes x, the first entries of {@code data}. */
  void set(float[] data) {
    clear(width);
    for (int i = 0; i < width; i++) {
      add(i, data[i]);
    }
  }

  /**
   * Becomes x/|x|, unless x is zero.
   *
   * @return |x|
   */
  public double normalize() {
    double norm = EuclideanNorm.of(exact, 0, count);
    for (int i = 0; i < count; i++) {
      exact[i] /= norm;
      values[i] = (float) exact[i];
    }
    return norm;
  }

  private void clear(int capacity) {
    count = 0;
    if (columns.length < capacity) {
      columns = new int[capacity];
      exact = new double[capacity];
      values = new float[capacity];
    }
  }

  private void add(int column, double value) {
    if (value != 0) {
      columns[count] = column;
      exact[count] = value;
      values[count] = (float) value;
      count++;
    }
  }
}
