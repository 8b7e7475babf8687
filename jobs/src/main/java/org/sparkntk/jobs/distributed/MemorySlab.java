package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Tiles in memory: flat arrays, kept as they are.
 *
 * @param area which tiles
 * @param tiles row by row
 */
record MemorySlab(SuperTile area, List<PlacedTile> tiles) implements Slab, Serializable {
  static MemorySlab of(SuperTile area, TileFactory factory) {
    List<PlacedTile> tiles = new ArrayList<>(area.tiles());
    TileComputation.fresh(area, factory).forEachRemaining(tiles::add);
    return new MemorySlab(area, tiles);
  }

  /** A slab of any kind with its tiles in memory, for the driver. */
  static MemorySlab copy(Slab slab) {
    if (slab instanceof MemorySlab memory) {
      return memory;
    }
    List<PlacedTile> tiles = new ArrayList<>();
    for (PlacedTile placed : slab.tiles()) {
      tiles.add(new PlacedTile(placed.row(), placed.col(), placed.tile().copy()));
    }
    return new MemorySlab(slab.area(), tiles);
  }
}
