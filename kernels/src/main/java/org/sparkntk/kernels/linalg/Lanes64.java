package org.sparkntk.kernels.linalg;

import java.util.Arrays;

/**
 * A block of vectors in groups of {@code lanes} columns of doubles, rows {@code lanes} apart.
 *
 * @param rows the number of rows
 * @param width the number of columns
 * @param lanes columns of a group
 * @param groups one array of {@code rows * lanes} a group
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Lanes64(int rows, int width, int lanes, double[][] groups) implements Operand {

  static Lanes64 zeros(int rows, int width, int lanes) {
    return new Lanes64(rows, width, lanes, new double[(width + lanes - 1) / lanes][rows * lanes]);
  }

  static Lanes64 of(Matrix matrix, int lanes) {
    Lanes64 out = zeros(matrix.rows(), matrix.cols(), lanes);
    double[] data = matrix.data();
    for (int g = 0; g < out.groups.length; g++) {
      double[] group = out.groups[g];
      int count = out.columns(g);
      for (int i = 0; i < out.rows; i++) {
        int from = i * out.width + g * lanes;
        for (int c = 0; c < count; c++) {
          group[i * lanes + c] = data[from + c];
        }
      }
    }
    return out;
  }

  /** Adds this block to a matrix of its shape. */
  void addTo(Matrix matrix) {
    double[] data = matrix.data();
    for (int g = 0; g < groups.length; g++) {
      double[] group = groups[g];
      int count = columns(g);
      for (int i = 0; i < rows; i++) {
        int to = i * width + g * lanes;
        for (int c = 0; c < count; c++) {
          data[to + c] += group[i * lanes + c];
        }
      }
    }
  }

  void clear() {
    for (double[] group : groups) {
      Arrays.fill(group, 0);
    }
  }

  /** Columns of group {@code g} that are not padding. */
  private int columns(int g) {
    return Math.min(lanes, width - g * lanes);
  }
}
