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
        System.arraycopy(data, i * out.width + g * lanes, group, i * lanes, count);
      }
    }
    return out;
  }

  Matrix matrix() {
    Matrix out = Matrix.zeros(rows, width);
    for (int g = 0; g < groups.length; g++) {
      double[] group = groups[g];
      int count = columns(g);
      for (int i = 0; i < rows; i++) {
        System.arraycopy(group, i * lanes, out.data(), i * width + g * lanes, count);
      }
    }
    return out;
  }

  /** Adds the numbers to integers, row-major, and leaves zeros. */
  void moveTo(FixedPoint format, long[] to) {
    for (int g = 0; g < groups.length; g++) {
      double[] group = groups[g];
      int count = columns(g);
      for (int i = 0; i < rows; i++) {
        format.add(group, i * lanes, count, g * lanes, to, i * width + g * lanes);
      }
      Arrays.fill(group, 0);
    }
  }

  /** Columns of group {@code g} that are not padding. */
  private int columns(int g) {
    return Math.min(lanes, width - g * lanes);
  }
}
