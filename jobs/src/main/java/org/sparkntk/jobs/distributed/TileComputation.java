package org.sparkntk.jobs.distributed;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.linalg.Tile;

/** Computes the tiles of a super-tile from the examples, row by row. */
final class TileComputation implements Iterator<PlacedTile> {
  private final SuperTile area;
  private final PanelSource source;
  private final boolean reusing;
  private @Nullable Tile scratch;
  private int row;
  private int col;

  private TileComputation(SuperTile area, PanelSource source, boolean reusing) {
    this.area = area;
    this.source = source;
    this.reusing = reusing;
    this.row = area.firstRow();
    this.col = area.firstCol(row);
  }

  /** Every tile is an array of its own. */
  static Iterator<PlacedTile> fresh(SuperTile area, PanelSource source) {
    return new TileComputation(area, source, false);
  }

  /** Every tile may overwrite the one before. */
  static Iterator<PlacedTile> reusing(SuperTile area, PanelSource source) {
    return new TileComputation(area, source, true);
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
    Kernel kernel = source.kernel();
    Panel rows = source.panel(row);
    Panel cols = source.panel(col);
    Tile tile = empty(rows.rows(), cols.rows());
    if (row == col) {
      kernel.fillDiagonal(rows, tile);
    } else {
      kernel.fill(rows, cols, tile);
    }
    return tile;
  }

  private Tile empty(int rows, int cols) {
    Tile last = scratch;
    if (reusing && last != null && last.rows() == rows && last.cols() == cols) {
      return last;
    }
    Tile tile = Tile.zeros(source.kernel().precision(), rows, cols);
    scratch = tile;
    return tile;
  }
}
