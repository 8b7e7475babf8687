package org.sparkntk.kernels.linalg;

/**
 * A tile of doubles.
 *
 * @param rows the number of rows
 * @param cols the number of columns
 * @param values the live row-major entries, length {@code rows * cols}
 */
@SuppressWarnings("ArrayRecordComponent") // a flat array is the point; never compared by value
public record Float64Tile(int rows, int cols, double[] values) implements Tile {
  @Override
  public Precision precision() {
    return Precision.FLOAT64;
  }

  @Override
  public double get(int i, int j) {
    return values[i * cols + j];
  }

  @Override
  public void set(int i, int j, double value) {
    values[i * cols + j] = value;
  }

  @Override
  public void setRow(int row, double[] from, int offset, double divisor) {
    int start = row * cols;
    for (int j = 0; j < cols; j++) {
      values[start + j] = (from[offset + j] / divisor);
    }
  }

  @Override
  public void copyRows(int row, int count, double[] out) {
    System.arraycopy(values, row * cols, out, 0, count * cols);
  }

  @Override
  public Tile copy() {
    return new Float64Tile(rows, cols, values.clone());
  }
}
