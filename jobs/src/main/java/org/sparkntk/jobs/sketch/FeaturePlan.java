package org.sparkntk.jobs.sketch;

import java.util.Locale;
import org.sparkntk.jobs.config.GramConfig.Storage;
import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.jobs.gram.ClusterStorage;
import org.sparkntk.kernels.features.FeatureMap;

/**
 * Where the features of an iteration are between its passes: in memory if there is room; if not, on
 * local disk or nowhere, whichever makes a pass shorter.
 *
 * @param bytes of all features
 * @param flops of the products that make all of them
 * @param room what the executors can store
 * @param wanted as configured
 */
public record FeaturePlan(double bytes, double flops, ClusterStorage room, Storage wanted) {
  /** Bookkeeping and the uneven spread of partitions take a part of the storage. */
  private static final double USABLE = 0.9;

  /** Flops a second of one core. */
  private static final double RATE = 8e10;

  /** Not those that there are: a run has the same bits on every cluster. */
  private static final int CORES = 4;

  /** Bytes a second from the local disk of an executor. */
  private static final double DISK_RATE = 2e9;

  /** For the features of so many rows. */
  public static FeaturePlan of(FeatureMap map, int rows, ClusterStorage room, Storage wanted) {
    double bytes = (double) rows * map.dimension() * map.precision().bytes();
    return new FeaturePlan(bytes, rows * map.productFlops(), room, wanted);
  }

  /** Where they are. */
  public TileStorage storage() {
    return switch (wanted) {
      case MEMORY -> TileStorage.MEMORY;
      case DISK -> TileStorage.DISK;
      case RECOMPUTE -> TileStorage.RECOMPUTE;
      case AUTO -> {
        if (bytes <= USABLE * room.memory()) {
          yield TileStorage.MEMORY;
        }
        boolean keeps = bytes <= USABLE * room.disk() && reading() <= making();
        yield keeps ? TileStorage.DISK : TileStorage.RECOMPUTE;
      }
    };
  }

  private double reading() {
    return bytes / DISK_RATE / room.executors();
  }

  private double making() {
    return flops / RATE / CORES;
  }

  /** One line with the figures and the choice. */
  public String describe() {
    String where =
        switch (storage()) {
          case MEMORY -> "kept in memory";
          case DISK -> "kept on local disk";
          case RECOMPUTE -> "made again in every pass";
        };
    return String.format(
        Locale.ROOT,
        "%s of features %s; memory has room for %s, local disk for %s; to read them takes about %.2g s, to make them %.2g s",
        gib(bytes),
        where,
        gib(USABLE * room.memory()),
        gib(USABLE * room.disk()),
        reading(),
        making());
  }

  private static String gib(double bytes) {
    return String.format(Locale.ROOT, "%.2f GiB", bytes / (1L << 30));
  }
}
