package org.sparkntk.kernels.linalg;

/**
 * A tile of floats.
 *
 * @param rows the number of rows
 * @param cols the number of columns
 * @param values the live row-major entries, length {@code rows * cols}
 */
@SuppressWarnings("ArrayRecordComponent") // a flat array is the point; never compared by value
public record Float32Tile(int rows, int cols, float[] values) implements Tile {
  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public double get(int i, int j) {
    return values[i * cols + j];
  }

  @Override
  public void set(int i, int j, double value) {
    values[i * cols + j] = (float) value;
  }

  @Override
  public void setRow(int row, double[] from, int offset, double divisor) {
    int start = row * cols;
    for (int j = 0; j < cols; j++) {
      values[start + j] = (float) (from[offset + j] / divisor);
    }
  }

  @Override
  public void copyRows(int row, int count, double[] out) {
    int start = row * cols;
    for (int i = 0; i < count * cols; i++) {
      out[i] = values[start + i];
    }
  }

  @Override
  public Tile copy() {
    return new Float32Tile(rows, cols, values.clone());
  }
}
