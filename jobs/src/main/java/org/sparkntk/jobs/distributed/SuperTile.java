package org.sparkntk.jobs.distributed;

import java.io.Serializable;

/**
 * A rectangle of neighbouring tiles, in block indices; ends are exclusive. On the diagonal only the
 * tiles with row ≤ column belong to it.
 *
 * @param id its position in {@link TileGrid#superTiles()}
 * @param firstRow first block row
 * @param endRow end of the block rows
 * @param firstCol first block column
 * @param endCol end of the block columns
 */
public record SuperTile(int id, int firstRow, int endRow, int firstCol, int endCol)
    implements Serializable {
  /** The first block column of the tiles in block row {@code row}. */
  public int firstCol(int row) {
    return Math.max(row, firstCol);
  }

  /** The number of tiles. */
  public int tiles() {
    int tiles = 0;
    for (int row = firstRow; row < endRow; row++) {
      tiles += endCol - firstCol(row);
    }
    return tiles;
  }
}
