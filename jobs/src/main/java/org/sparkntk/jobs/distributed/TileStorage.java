package org.sparkntk.jobs.distributed;

/** Where the tiles of a Gram matrix are between products. */
public enum TileStorage {
  /** In the executors' memory. */
  MEMORY,
  /** In files on the executors' local disks, read once a product. */
  DISK,
  /** Nowhere: every product computes them again. */
  RECOMPUTE
}
