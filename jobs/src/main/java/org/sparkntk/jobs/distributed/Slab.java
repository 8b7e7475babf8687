package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import org.sparkntk.kernels.linalg.Tile;

/** The tiles of one super-tile, where an executor keeps them. */
public interface Slab {
  /** Which tiles. */
  SuperTile area();

  /**
   * The tiles row by row. A tile may be overwritten when the next one is asked for; one thread at a
   * time may iterate.
   */
  Iterable<PlacedTile> tiles();

  /**
   * A tile and its place.
   *
   * @param row block row
   * @param col block column, at least {@code row}
   * @param tile the entries
   */
  record PlacedTile(int row, int col, Tile tile) implements Serializable {}
}
