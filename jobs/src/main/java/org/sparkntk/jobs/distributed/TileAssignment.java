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
  private TileAssignment() {}

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
