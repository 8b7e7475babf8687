package org.sparkntk.jobs.data;

import java.util.Arrays;

/**
 * Real-valued features, row-major.
 *
 * @param rows the number of examples
 * @param width features per example
 * @param values length {@code rows * width}, all finite
 */
@SuppressWarnings("ArrayRecordComponent") // a flat array is the point; never compared by value
public record DoubleRows(int rows, int width, double[] values) implements RawRows {
  /** Checks the shape. */
  public DoubleRows {
    if (values.length != (long) rows * width) {
      throw new IllegalArgumentException(
          rows + " × " + width + " values expected, found " + values.length);
    }
  }

  @Override
  public void copyRow(int row, double[] out, int offset) {
    int start = row * width;
    for (int j = 0; j < width; j++) {
      out[offset + j] = values[start + j];
    }
  }

  @Override
  public long bytes() {
    return 8L * values.length;
  }

  @Override
  public RawRows select(int[] selected) {
    double[] out = new double[Math.multiplyExact(selected.length, width)];
    for (int i = 0; i < selected.length; i++) {
      System.arraycopy(values, selected[i] * width, out, i * width, width);
    }
    return new DoubleRows(selected.length, width, out);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DoubleRows that
        && rows == that.rows
        && width == that.width
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
