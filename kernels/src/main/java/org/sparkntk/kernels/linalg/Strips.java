package org.sparkntk.kernels.linalg;

import java.io.Serializable;

/**
 * How the columns of a matrix are cut into runs, and with them a symmetric matrix into tiles: those
 * on and above the diagonal, row by row.
 *
 * @param size columns, at least 1
 */
public record Strips(int size) implements Serializable {
  /** Columns of every run but the last: a product of two runs and its sums fit into the caches. */
  public static final int WIDTH = 1024;

  /** Runs. */
  public int count() {
    return (size + WIDTH - 1) / WIDTH;
  }

  /** First column of a run. */
  public int first(int strip) {
    return strip * WIDTH;
  }

  /** Columns of a run. */
  public int width(int strip) {
    return Math.min(WIDTH, size - first(strip));
  }

  /** Tiles on and above the diagonal. */
  public int tiles() {
    return count() * (count() + 1) / 2;
  }

  /**
   * The position of a tile.
   *
   * @param row at most {@code col}
   */
  public int index(int row, int col) {
    return row * count() - row * (row - 1) / 2 + col - row;
  }

  /** Entries of all tiles. */
  public long entries() {
    long entries = 0;
    for (int row = 0; row < count(); row++) {
      entries += (long) width(row) * (size - first(row));
    }
    return entries;
  }
}
