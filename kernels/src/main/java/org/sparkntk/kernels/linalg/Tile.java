package org.sparkntk.kernels.linalg;

import java.io.Serializable;

/**
 * A dense row-major block in float32 or float64: a block of the Gram matrix, or the prepared rows
 * of a panel.
 */
public sealed interface Tile extends Serializable permits Float32Tile, Float64Tile {

  /** A {@code rows × cols} tile of zeros. */
  static Tile zeros(Precision precision, int rows, int cols) {
    return switch (precision) {
      case FLOAT32 -> new Float32Tile(rows, cols, new float[Math.multiplyExact(rows, cols)]);
      case FLOAT64 -> new Float64Tile(rows, cols, new double[Math.multiplyExact(rows, cols)]);
    };
  }

  /** The number of rows. */
  int rows();

  /** The number of columns. */
  int cols();

  /** The format of the entries. */
  Precision precision();

  /** Entry (i, j). */
  double get(int i, int j);

  /** Sets entry (i, j), rounded to the tile's precision. */
  void set(int i, int j, double value);

  /** Sets a whole row to {@code values}, from {@code offset} on, over {@code divisor}. */
  void setRow(int row, double[] values, int offset, double divisor);

  /** A deep copy. */
  Tile copy();

  /** Copies {@code count} whole rows from {@code row} on into {@code out}, widened to float64. */
  void copyRows(int row, int count, double[] out);

  /** Sets entry (j, i) to entry (i, j) for all i &lt; j of a square tile. */
  default void mirrorUpper() {
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < i; j++) {
        set(i, j, get(j, i));
      }
    }
  }

  /** The bytes of the entries. */
  default long bytes() {
    return (long) rows() * cols() * precision().bytes();
  }
}
