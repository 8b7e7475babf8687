package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

/**
 * All that it takes to have any tile of a matrix.
 *
 * @param grid how the matrix is cut
 * @param precision the format of the entries
 * @param maker fills tiles
 */
record TileFactory(TileGrid grid, Precision precision, TileMaker maker) implements Serializable {
  /** An empty tile of the shape of (row, col). */
  Tile empty(int row, int col) {
    return Tile.zeros(precision, grid.rowsOf(row), grid.rowsOf(col));
  }
}
