package org.sparkntk.jobs.sketch;

import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Precision;

/**
 * What landmarks and their kernel take of every JVM's memory.
 *
 * @param landmarks how many
 * @param precision of the kernel that features are made by
 * @param numbers that the landmarks themselves are, all copies together
 */
public record LandmarkPlan(int landmarks, Precision precision, long numbers) {
  /** Java's arrays have fewer than 2³¹ entries. */
  private static final int LARGEST_DENSE = 46_340;

  /** Bytes of the factor in float64, which is made in place, of a copy in float32, and of rows. */
  private long needed() {
    int copy = precision == Precision.FLOAT32 ? Float.BYTES : 0;
    return (long) landmarks * landmarks * (Double.BYTES + copy) + numbers * Double.BYTES;
  }

  private static long room() {
    return Runtime.getRuntime().maxMemory() / 5 * 4;
  }

  /**
   * Refuses what has no room here.
   *
   * @throws InvalidInputException with the figures and what to change
   */
  public void require() {
    if (landmarks > LARGEST_DENSE || needed() > room()) {
      throw new InvalidInputException(
          ("sketch.dimension: %,d landmarks and their kernel take %,d MiB of every JVM, where there"
                  + " is room for %,d MiB; choose fewer, at most %,d, a larger heap, or another"
                  + " sketch.map")
              .formatted(landmarks, needed() >> 20, room() >> 20, LARGEST_DENSE));
    }
  }
}
