package org.sparkntk.jobs.gram;

import java.util.Locale;
import org.sparkntk.jobs.config.GramConfig.Storage;
import org.sparkntk.jobs.distributed.TileGrid;
import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Precision;

/**
 * What a Gram matrix needs, what the cluster has, and where the tiles therefore go, known before
 * anything is allocated.
 *
 * @param grid how the matrix is cut
 * @param precision the format of its entries
 * @param room what the executors can store
 * @param wanted as configured
 */
public record StoragePlan(TileGrid grid, Precision precision, ClusterStorage room, Storage wanted) {
  /** Bookkeeping and the uneven spread of partitions take a part of the storage. */
  private static final double USABLE = 0.9;

  /** The bytes of all tiles. */
  public long tileBytes() {
    return grid.entries() * precision.bytes();
  }

  /**
   * Where the tiles go.
   *
   * @throws InvalidInputException with the figures and what to change, if they do not fit where
   *     they are wanted
   */
  public TileStorage storage() {
    return switch (wanted) {
      case AUTO ->
          fitsMemory() ? TileStorage.MEMORY : fitsDisk() ? TileStorage.DISK : TileStorage.RECOMPUTE;
      case MEMORY -> {
        if (!fitsMemory()) {
          throw new InvalidInputException(
              refusal("in memory", usable(room.memory()), memoryRemedy()));
        }
        yield TileStorage.MEMORY;
      }
      case DISK -> {
        if (!fitsDisk()) {
          throw new InvalidInputException(
              refusal(
                  "on local disks",
                  usable(room.disk()),
                  "Name larger ones in spark.local.dir (-- --conf spark.local.dir=DIR)"));
        }
        yield TileStorage.DISK;
      }
      case RECOMPUTE -> TileStorage.RECOMPUTE;
    };
  }

  /** Whether the tiles fit in memory. */
  public boolean fitsMemory() {
    return tileBytes() <= usable(room.memory());
  }

  private boolean fitsDisk() {
    return tileBytes() <= usable(room.disk());
  }

  /** One line with the figures and the choice. */
  public String describe() {
    String where =
        switch (storage()) {
          case MEMORY -> "in memory, which has room for " + gib(usable(room.memory()));
          case DISK ->
              "on local disk, room for %s, because memory has room for %s"
                  .formatted(gib(usable(room.disk())), gib(usable(room.memory())));
          case RECOMPUTE ->
              "computed again in every pass; memory has room for %s, local disk for %s"
                  .formatted(gib(usable(room.memory())), gib(usable(room.disk())));
        };
    return "n = %,d, %,d tiles of %d, %s %s"
        .formatted(grid.n(), grid.tiles(), grid.tileSize(), gib(tileBytes()), where);
  }

  private String refusal(String where, long bytes, String remedy) {
    return "the Gram matrix does not fit %s: n = %,d in %s needs %s for %,d tiles, the %d executor%s can store %s. %s, or set gram.storage = auto."
        .formatted(
            where,
            grid.n(),
            precision.name().toLowerCase(Locale.ROOT),
            gib(tileBytes()),
            grid.tiles(),
            room.executors(),
            room.executors() == 1 ? "" : "s",
            gib(bytes),
            remedy);
  }

  private String memoryRemedy() {
    long usable = usable(room.memory());
    String single =
        precision == Precision.FLOAT64 && tileBytes() / 2 <= usable
            ? "Set kernel.precision = float32, or give"
            : "Give";
    return "%s the executors %.1f times the memory (locally -- --driver-memory, on a cluster -- --executor-memory or more executors), or set data.limit to at most %,d"
        .formatted(single, Math.ceil(10.0 * tileBytes() / usable) / 10, largest(usable));
  }

  /** The largest n whose tiles would fit: n²/2 entries and half a tile size more a row. */
  private long largest(long usable) {
    double entries = (double) usable / precision.bytes();
    double half = grid.tileSize() / 2.0;
    return (long) Math.max(0, Math.sqrt(half * half + 2 * entries) - half);
  }

  private static long usable(long bytes) {
    return (long) (USABLE * bytes);
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.2f GiB", bytes / (double) (1L << 30));
  }
}
