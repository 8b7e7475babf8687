package org.sparkntk.jobs.benchmark;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.linalg.Matrix;

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

  /** The full matrix in float64. */
  static Matrix dense(GramMatrix gram) {
    Matrix out = Matrix.zeros(gram.size(), gram.size());
    for (PlacedTile placed : of(gram)) {
      int firstRow = gram.grid().firstRow(placed.row());
      int firstCol = gram.grid().firstRow(placed.col());
      for (int i = 0; i < placed.tile().rows(); i++) {
        for (int j = 0; j < placed.tile().cols(); j++) {
          double value = placed.tile().get(i, j);
          out.set(firstRow + i, firstCol + j, value);
          out.set(firstCol + j, firstRow + i, value);
        }
      }
    }
    return out;
  }
}
