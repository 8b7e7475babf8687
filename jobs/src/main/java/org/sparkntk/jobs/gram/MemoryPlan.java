package org.sparkntk.jobs.gram;

import java.util.Locale;
import org.sparkntk.jobs.distributed.TileGrid;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Precision;

/**
 * What a Gram matrix needs and what the cluster has, computed before anything is allocated.
 *
 * @param grid how the matrix is cut
 * @param precision the format of its entries
 * @param available bytes that Spark may use for storage on all executors together
 * @param executors the number of executors
 */
public record MemoryPlan(TileGrid grid, Precision precision, long available, int executors) {
  /** Spark's bookkeeping and the uneven spread of partitions take a part of the storage. */
  private static final double USABLE = 0.9;

  /** The bytes of all tiles. */
  public long tileBytes() {
    return grid.entries() * precision.bytes();
  }

  /** Whether the tiles fit. */
  public boolean fits() {
    return tileBytes() <= usable();
  }

  /**
   * Refuses a plan that does not fit.
   *
   * @throws InvalidInputException with the figures and what to change
   */
  public void check() {
    if (!fits()) {
      throw new InvalidInputException(
          "the Gram matrix does not fit in memory: n = %,d in %s needs %s for %,d tiles, the %d executor%s can store %s. %s"
              .formatted(
                  grid.n(),
                  precision.name().toLowerCase(Locale.ROOT),
                  gib(tileBytes()),
                  grid.tiles(),
                  executors,
                  executors == 1 ? "" : "s",
                  gib(usable()),
                  remedy()));
    }
  }

  /** One line with the figures. */
  public String describe() {
    return "n = %,d, %,d tiles of %d, %s of %s"
        .formatted(grid.n(), grid.tiles(), grid.tileSize(), gib(tileBytes()), gib(usable()));
  }

  private String remedy() {
    String single =
        precision == Precision.FLOAT64 && tileBytes() / 2 <= usable()
            ? "Set kernel.precision = float32, or give"
            : "Give";
    return "%s the executors %.1f times the memory (locally -- --driver-memory, on a cluster -- --executor-memory or more executors), or set data.limit to at most %,d."
        .formatted(single, Math.ceil(10.0 * tileBytes() / usable()) / 10, largest());
  }

  /** The largest n whose tiles would fit: n²/2 entries and half a tile size more a row. */
  private long largest() {
    double entries = (double) usable() / precision.bytes();
    double half = grid.tileSize() / 2.0;
    return (long) Math.max(0, Math.sqrt(half * half + 2 * entries) - half);
  }

  private long usable() {
    return (long) (USABLE * available);
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.2f GiB", bytes / (double) (1L << 30));
  }
}
