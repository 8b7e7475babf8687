package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How an n × n symmetric matrix is cut: into blocks of {@code tileSize} rows, the last one ragged,
 * and the tiles (I, J) with I ≤ J that they span.
 *
 * <p>Neighbouring tiles form {@linkplain SuperTile super-tiles}, the unit of storage and of
 * summation. The cut depends on n and the tile size alone, never on the cluster, so that sums over
 * super-tiles in order have the same bits everywhere.
 *
 * @param n rows and columns of the matrix
 * @param tileSize rows and columns of every tile but the last, at least 1
 */
public record TileGrid(int n, int tileSize) implements Serializable {
  /** About this many super-tiles span a row: enough for balance, few enough for short sums. */
  private static final int SUPER_TILES_PER_ROW = 10;

  /** A super-tile is at most this many tiles wide. */
  private static final int LARGEST_SIDE = 8;

  /** Validates the ranges. */
  public TileGrid {
    if (n < 1 || tileSize < 1) {
      throw new IllegalArgumentException("n " + n + " and tile size " + tileSize + " must be ≥ 1");
    }
  }

  /** The number of row blocks. */
  public int blocks() {
    return (int) (((long) n + tileSize - 1) / tileSize);
  }

  /** The first row of a block. */
  public int firstRow(int block) {
    return block * tileSize;
  }

  /** The number of rows of a block. */
  public int rowsOf(int block) {
    return Math.min(tileSize, n - firstRow(block));
  }

  /** The number of tiles on and above the diagonal. */
  public long tiles() {
    return (long) blocks() * (blocks() + 1) / 2;
  }

  /** The number of entries of the tiles on and above the diagonal. */
  public long entries() {
    long entries = 0;
    for (int i = 0; i < blocks(); i++) {
      entries += (long) rowsOf(i) * (n - firstRow(i));
    }
    return entries;
  }

  /** All super-tiles on and above the diagonal, row by row; a super-tile's id is its position. */
  public List<SuperTile> superTiles() {
    int blocks = blocks();
    int side =
        Math.max(
            1, Math.min(LARGEST_SIDE, (blocks + SUPER_TILES_PER_ROW - 1) / SUPER_TILES_PER_ROW));
    List<SuperTile> out = new ArrayList<>();
    for (int row = 0; row < blocks; row += side) {
      for (int col = row; col < blocks; col += side) {
        out.add(
            new SuperTile(
                out.size(), row, Math.min(blocks, row + side), col, Math.min(blocks, col + side)));
      }
    }
    return out;
  }

  /** The number of stored entries of a super-tile. */
  public long entries(SuperTile area) {
    long entries = 0;
    for (int i = area.firstRow(); i < area.endRow(); i++) {
      for (int j = area.firstCol(i); j < area.endCol(); j++) {
        entries += (long) rowsOf(i) * rowsOf(j);
      }
    }
    return entries;
  }
}
