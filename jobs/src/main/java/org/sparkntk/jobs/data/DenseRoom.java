package org.sparkntk.jobs.data;

import org.sparkntk.jobs.errors.InvalidInputException;

/** Whether examples have room in memory with all their zeros. */
public final class DenseRoom {
  private static final long MIB = 1L << 20;

  private DenseRoom() {}

  /**
   * Refuses what one array, or half of the heap, cannot hold.
   *
   * @throws InvalidInputException with the figures and what to change
   */
  public static void require(int rows, int width) {
    long values = (long) rows * width;
    long room = Runtime.getRuntime().maxMemory() / 2;
    if (values > Integer.MAX_VALUE || Double.BYTES * values > room) {
      throw new InvalidInputException(
          "%,d examples of %,d features take %,d MiB with their zeros, and there is room for %,d MiB"
                  .formatted(rows, width, Double.BYTES * values / MIB, room / MIB)
              + " in one array; sketch.map = ntk-sketch with sketch.leaf = osnap leaves zeros out"
              + " where data.standardise = none; otherwise choose fewer examples at a time"
              + " (gram.tile-size, sketch.dimension of nystrom) or a larger heap");
    }
  }
}
