package org.sparkntk.jobs.sketch;

import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Precision;

/**
 * What the kernel of the landmarks takes of every JVM's memory.
 *
 * @param landmarks how many
 * @param precision of the kernel that features are made by
 */
public record LandmarkPlan(int landmarks, Precision precision) {
  /** Java's arrays have fewer than 2³¹ entries. */
  private static final int LARGEST_DENSE = 46_340;

  /** Bytes of the factor in float64, which is made in place, and of a copy in float32. */
  private long needed() {
    int copy = precision == Precision.FLOAT32 ? Float.BYTES : 0;
    return (long) landmarks * landmarks * (Double.BYTES + copy);
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
          ("sketch.dimension: the kernel of %,d landmarks takes %,d MiB of every JVM, where there"
                  + " is room for %,d MiB; choose fewer, at most %,d, a larger heap, or another"
                  + " sketch.map")
              .formatted(landmarks, needed() >> 20, room() >> 20, LARGEST_DENSE));
    }
  }
}
