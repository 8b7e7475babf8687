package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spreads super-tiles over Spark partitions: the largest first, each to the partition with the
 * least so far (Graham's rule), so that the loads differ by at most one super-tile.
 */
final class TileAssignment {
  /** A task makes about so many entries, some tenths of a second's work, or a super-tile. */
  private static final long ENTRIES = 10_000_000;

  /** And every core has at least so many of them, for tasks are not all alike. */
  private static final long TASKS_PER_CORE = 4;

  private TileAssignment() {}

  /**
   * A good number of partitions: no more than it takes for tasks that are neither long nor unequal,
   * since each costs Spark some time, and the same number for every core, as far as there are
   * super-tiles. It decides on time alone, not on any bit of the matrix.
   *
   * @param cores of all executors
   */
  static int partitions(TileGrid grid, int cores) {
    long tasks = Math.max(TASKS_PER_CORE * cores, grid.entries() / ENTRIES);
    long even = (tasks + cores - 1) / cores * cores;
    return (int) Math.min(even, grid.superTiles().size());
  }

  /**
   * @param partitions wanted number; fewer are made when there are fewer super-tiles
   * @return one list a partition, none empty
   */
  static List<Share> assign(TileGrid grid, int partitions) {
    List<SuperTile> areas = new ArrayList<>(grid.superTiles());
    areas.sort(
        Comparator.comparingLong((SuperTile area) -> -grid.entries(area))
            .thenComparingInt(SuperTile::id));
    int count = Math.max(1, Math.min(partitions, areas.size()));
    List<Share> shares = new ArrayList<>();
    long[] loads = new long[count];
    for (int p = 0; p < count; p++) {
      shares.add(new Share(new ArrayList<>()));
    }
    for (SuperTile area : areas) {
      int least = 0;
      for (int p = 1; p < count; p++) {
        least = loads[p] < loads[least] ? p : least;
      }
      loads[least] += grid.entries(area);
      shares.get(least).areas().add(area);
    }
    return shares;
  }

  /**
   * The super-tiles of one partition.
   *
   * @param areas at least one
   */
  record Share(ArrayList<SuperTile> areas) implements Serializable {}
}
