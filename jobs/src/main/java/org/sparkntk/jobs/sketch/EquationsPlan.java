package org.sparkntk.jobs.sketch;

import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * What normal equations take of the driver's memory.
 *
 * @param dimension D
 * @param folds of cross-validation; 1: none
 */
public record EquationsPlan(int dimension, int folds) {
  /**
   * Bytes of half a square for every fold, their sum, that of all but one, and a factor; with one
   * fold for it and the factor.
   */
  private long needed() {
    return 4L * dimension * dimension * (folds == 1 ? 2 : folds + 3);
  }

  private static long room() {
    return Runtime.getRuntime().maxMemory() / 5 * 4;
  }

  /** Whether the driver has room. */
  public boolean fits() {
    return needed() <= room();
  }

  /** One clause with the figures. */
  public String describe() {
    return "the normal equations of %,d features with %d folds need %,d MiB on the driver, which has %,d MiB for them"
        .formatted(dimension, folds, needed() >> 20, room() >> 20);
  }

  /**
   * Refuses what has no room.
   *
   * @throws InvalidInputException with the figures and what to change
   */
  public void require() {
    if (!fits()) {
      throw new InvalidInputException(
          "sketch.dimension: %s; choose fewer, give a larger --driver-memory, or one solver.ridge and sketch.solver = block-cg"
              .formatted(describe()));
    }
  }
}
