package org.sparkntk.jobs.config;

import java.util.OptionalInt;

/**
 * The {@code gram} section.
 *
 * @param tileSize rows and columns of a tile, at least 1
 * @param partitions Spark partitions that hold the tiles; empty: chosen from the cores
 * @param storage where the tiles are between passes
 * @param store directory of durable tiles; empty: none
 * @param broadcastLimitMib examples up to this size (MiB, as stored) are broadcast whole; larger
 *     ones reach the tasks as row panels in files
 */
public record GramConfig(
    int tileSize, OptionalInt partitions, Storage storage, String store, int broadcastLimitMib) {

  /** Where the tiles are between passes. */
  public enum Storage {
    /** Memory if they fit, else local disks if they fit, else recomputation. */
    AUTO,
    /** The executors' memory. */
    MEMORY,
    /** The executors' local disks. */
    DISK,
    /** Nowhere: every pass computes them again. */
    RECOMPUTE
  }
}
