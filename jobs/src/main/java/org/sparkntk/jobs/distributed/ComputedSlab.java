package org.sparkntk.jobs.distributed;

import java.io.Serializable;

/**
 * Tiles that are computed each time they are asked for, one at a time.
 *
 * @param area which tiles
 * @param factory makes them
 */
record ComputedSlab(SuperTile area, TileFactory factory) implements Slab, Serializable {
  @Override
  public Iterable<PlacedTile> tiles() {
    return () -> TileComputation.reusing(area, factory);
  }
}
