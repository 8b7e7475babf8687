package org.sparkntk.jobs.benchmark;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;

/** The tiles of a matrix in this process, which is also the executor: themselves, not copies. */
final class LocalTiles {
  /** Where tasks leave them. */
  private static final Queue<PlacedTile> FOUND = new ConcurrentLinkedQueue<>();

  private LocalTiles() {}

  static List<PlacedTile> of(GramMatrix gram) {
    gram.summarise();
    FOUND.clear();
    gram.slabs().foreach(slab -> slab.tiles().forEach(FOUND::add));
    List<PlacedTile> tiles = List.copyOf(FOUND);
    FOUND.clear();
    return tiles;
  }
}
