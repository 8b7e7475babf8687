package org.sparkntk.jobs.distributed;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.linalg.Tile;

/** Makes the tiles of a super-tile, row by row. */
final class TileComputation implements Iterator<PlacedTile> {
  private final SuperTile area;
  private final TileFactory tiles;
  private final boolean reusing;
  private @Nullable Tile scratch;
  private int row;
  private int col;

  private TileComputation(SuperTile area, TileFactory tiles, boolean reusing) {
    this.area = area;
    this.tiles = tiles;
    this.reusing = reusing;
    this.row = area.firstRow();
    this.col = area.firstCol(row);
  }

  /** Every tile is an array of its own. */
  static Iterator<PlacedTile> fresh(SuperTile area, TileFactory tiles) {
    return new TileComputation(area, tiles, false);
  }

  /** Every tile may overwrite the one before. */
  static Iterator<PlacedTile> reusing(SuperTile area, TileFactory tiles) {
    return new TileComputation(area, tiles, true);
  }

  @Override
  public boolean hasNext() {
    return row < area.endRow();
  }

  @Override
  public PlacedTile next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    PlacedTile out = new PlacedTile(row, col, tile(row, col));
    if (++col == area.endCol()) {
      row++;
      col = area.firstCol(row);
    }
    return out;
  }

  private Tile tile(int row, int col) {
    Tile tile = empty(row, col);
    tiles.maker().fill(row, col, tile);
    return tile;
  }

  private Tile empty(int row, int col) {
    Tile last = scratch;
    int rows = tiles.grid().rowsOf(row);
    int cols = tiles.grid().rowsOf(col);
    if (reusing && last != null && last.rows() == rows && last.cols() == cols) {
      return last;
    }
    Tile tile = tiles.empty(row, col);
    scratch = tile;
    return tile;
  }
}
