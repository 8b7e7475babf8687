package org.sparkntk.jobs.data;

import java.util.Arrays;

/**
 * Unsigned bytes (pixels), row-major.
 *
 * @param rows the number of examples
 * @param width features per example
 * @param values length {@code rows * width}; each byte stands for 0 to 255
 */
@SuppressWarnings("ArrayRecordComponent") // a flat array is the point; never compared by value
public record ByteRows(int rows, int width, byte[] values) implements RawRows {
  /** Checks the shape. */
  public ByteRows {
    if (values.length != (long) rows * width) {
      throw new IllegalArgumentException(
          rows + " × " + width + " bytes expected, found " + values.length);
    }
  }

  @Override
  public void copyRow(int row, double[] out, int offset) {
    int start = row * width;
    for (int j = 0; j < width; j++) {
      out[offset + j] = values[start + j] & 0xff;
    }
  }

  @Override
  public long bytes() {
    return values.length;
  }

  @Override
  public RawRows select(int[] selected) {
    byte[] out = new byte[Math.multiplyExact(selected.length, width)];
    for (int i = 0; i < selected.length; i++) {
      System.arraycopy(values, selected[i] * width, out, i * width, width);
    }
    return new ByteRows(selected.length, width, out);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteRows that
        && rows == that.rows
        && width == that.width
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
