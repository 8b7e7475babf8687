package org.sparkntk.kernels.network;

/** Undoes the sorting of the rows and columns of a tile, in place. */
final class RowAndColumnOrder {
  private RowAndColumnOrder() {}

  /**
   * Moves row i to row {@code rows[i]} and column j to column {@code cols[j]}.
   *
   * @param values row-major, {@code rows.length × cols.length}
   * @param rows a permutation
   * @param cols a permutation
   */
  static void restore(float[] values, int[] rows, int[] cols) {
    int width = cols.length;
    if (!isIdentity(cols)) {
      float[] row = new float[width];
      for (int at = 0; at < values.length; at += width) {
        System.arraycopy(values, at, row, 0, width);
        for (int j = 0; j < width; j++) {
          values[at + cols[j]] = row[j];
        }
      }
    }
    if (!isIdentity(rows)) {
      float[] sorted = values.clone();
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(sorted, i * width, values, rows[i] * width, width);
      }
    }
  }

  /** The same in float64. */
  static void restore(double[] values, int[] rows, int[] cols) {
    int width = cols.length;
    if (!isIdentity(cols)) {
      double[] row = new double[width];
      for (int at = 0; at < values.length; at += width) {
        System.arraycopy(values, at, row, 0, width);
        for (int j = 0; j < width; j++) {
          values[at + cols[j]] = row[j];
        }
      }
    }
    if (!isIdentity(rows)) {
      double[] sorted = values.clone();
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(sorted, i * width, values, rows[i] * width, width);
      }
    }
  }

  /** Inputs of equal norm are in order as they are. */
  private static boolean isIdentity(int[] order) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] != i) {
        return false;
      }
    }
    return true;
  }
}
