package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.List;
import org.sparkntk.kernels.linalg.Tile;

/**
 * The filled tiles of one super-tile, as an executor keeps them: flat arrays, never serialised.
 *
 * @param area which tiles
 * @param tiles row by row
 */
public record Slab(SuperTile area, List<PlacedTile> tiles) implements Serializable {
  /**
   * A tile and its place.
   *
   * @param row block row
   * @param col block column, at least {@code row}
   * @param tile the entries
   */
  public record PlacedTile(int row, int col, Tile tile) implements Serializable {}
}
