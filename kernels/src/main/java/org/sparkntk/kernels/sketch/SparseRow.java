package org.sparkntk.kernels.sketch;

import java.util.Arrays;
import org.sparkntk.kernels.linalg.EuclideanNorm;

/**
 * What is not zero of one vector, in float32: a buffer that is filled again for every vector. Two
 * ways to write the same vector give the same entries, so that what is made of them is the same.
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

  /**
   * Becomes x/|x|, or zero if x is.
   *
   * @param data holds x from {@code start} on
   * @return |x|
   */
  public double setUnit(double[] data, int start) {
    reserve(width);
    count = 0;
    for (int i = 0; i < width; i++) {
      add(i, data[start + i]);
    }
    return normalize();
  }

  /**
   * Becomes x/|x|, or zero if x is.
   *
   * @param rows holds x as one of its rows
   * @return |x|
   */
  public double setUnit(SparseRows rows, int row) {
    int start = rows.starts()[row];
    int end = rows.starts()[row + 1];
    reserve(end - start);
    count = 0;
    for (int i = start; i < end; i++) {
      add(rows.columns()[i], rows.values()[i]);
    }
    return normalize();
  }

  /** Becomes x, the first entries of {@code data}. */
  public void set(float[] data) {
    reserve(width);
    count = 0;
    for (int i = 0; i < width; i++) {
      if (data[i] != 0) {
        columns[count] = i;
        values[count] = data[i];
        count++;
      }
    }
  }

  private void add(int column, double value) {
    if (value != 0) {
      columns[count] = column;
      exact[count] = value;
      count++;
    }
  }

  private double normalize() {
    double norm = EuclideanNorm.of(exact, 0, count);
    for (int i = 0; i < count; i++) {
      values[i] = (float) (exact[i] / norm);
    }
    return norm;
  }

  private void reserve(int capacity) {
    if (columns.length < capacity) {
      columns = Arrays.copyOf(columns, capacity);
      exact = Arrays.copyOf(exact, capacity);
      values = Arrays.copyOf(values, capacity);
    }
  }
}
