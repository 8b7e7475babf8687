package org.sparkntk.jobs.benchmark;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.linalg.Tile;

/** The tiles of a matrix in this process, which is also the executor: themselves, not copies. */
final class LocalTiles {
  /** Where tasks leave them. */
  private static final Queue<PlacedTile> FOUND = new ConcurrentLinkedQueue<>();

  private LocalTiles() {}

  /**
   * Computes them if need be.
   *
   * @throws IllegalStateException if Spark has no room to keep all of them
   */
  static List<PlacedTile> of(GramMatrix gram) {
    gram.summarise();
    List<PlacedTile> tiles = found(gram);
    Set<Tile> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    tiles.forEach(placed -> kept.add(placed.tile()));
    if (!found(gram).stream().allMatch(placed -> kept.contains(placed.tile()))) {
      throw new IllegalStateException("no room for the tiles: BENCH_HEAP=14g scripts/bench ...");
    }
    return tiles;
  }

  private static List<PlacedTile> found(GramMatrix gram) {
    FOUND.clear();
    gram.slabs().foreach(slab -> slab.tiles().forEach(FOUND::add));
    List<PlacedTile> tiles = List.copyOf(FOUND);
    FOUND.clear();
    return tiles;
  }
}
