package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.linalg.Tile;

/** Where the tiles of a Gram matrix come from. */
@FunctionalInterface
public interface TileMaker extends Serializable {
  /**
   * Fills a tile.
   *
   * @param row block row
   * @param col block column, at least {@code row}
   * @param tile of the right shape and format; every entry is written
   */
  void fill(int row, int col, Tile tile);

  /** Tiles computed from the examples. */
  static TileMaker computing(PanelSource source) {
    return (row, col, tile) -> {
      Kernel kernel = source.kernel();
      Panel rows = source.panel(row);
      if (row == col) {
        kernel.fillDiagonal(rows, tile);
      } else {
        kernel.fill(rows, source.panel(col), tile);
      }
    };
  }
}
