package org.sparkntk.kernels.linalg;

import java.util.Arrays;

/**
 * A block of vectors in groups of {@code lanes} columns of floats, rows {@code lanes} apart.
 *
 * @param rows the number of rows
 * @param width the number of columns
 * @param lanes columns of a group
 * @param groups one array of {@code rows * lanes} a group
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Lanes32(int rows, int width, int lanes, float[][] groups) implements Operand {

  static Lanes32 zeros(int rows, int width, int lanes) {
    return new Lanes32(rows, width, lanes, new float[(width + lanes - 1) / lanes][rows * lanes]);
  }

  static Lanes32 of(Matrix matrix, int lanes) {
    Lanes32 out = zeros(matrix.rows(), matrix.cols(), lanes);
    double[] data = matrix.data();
    for (int g = 0; g < out.groups.length; g++) {
      float[] group = out.groups[g];
      int count = out.columns(g);
      for (int i = 0; i < out.rows; i++) {
        int from = i * out.width + g * lanes;
        for (int c = 0; c < count; c++) {
          group[i * lanes + c] = (float) data[from + c];
        }
      }
    }
    return out;
  }

  void clear() {
    for (float[] group : groups) {
      Arrays.fill(group, 0);
    }
  }

  /** Columns of group {@code g} that are not padding. */
  private int columns(int g) {
    return Math.min(lanes, width - g * lanes);
  }
}
