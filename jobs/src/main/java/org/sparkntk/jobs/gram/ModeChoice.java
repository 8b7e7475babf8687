package org.sparkntk.jobs.gram;

import java.util.Locale;
import org.sparkntk.jobs.distributed.TileStorage;

/**
 * Whether {@code mode = auto} takes the kernel itself or features, and why. The kernel is more
 * accurate, so it is taken where its Gram matrix has room in memory, unless its products are too
 * many times those of the features.
 *
 * @param plan of the Gram matrix
 * @param width inputs of an example
 * @param dimension features of an example
 */
public record ModeChoice(StoragePlan plan, int width, int dimension) {
  /** A minute of features would be more than an hour and a half of the kernel. */
  private static final double MOST_WORK = 100;

  /** Passes that a block method typically takes, its preconditioner included, and their columns. */
  private static final double PASSES = 70;

  private static final double COLUMNS = 16;

  /** Whether it is the kernel itself. */
  public boolean isExact() {
    return plan.storage() == TileStorage.MEMORY && work() <= MOST_WORK;
  }

  /** Flops of the Gram matrix and its passes, over those of the features and their sums. */
  private double work() {
    double n = plan.grid().n();
    double kernel = n * n * (width + 2 * PASSES * COLUMNS);
    double features = n * dimension * (2.0 * width + 3.0 * dimension);
    return kernel / features;
  }

  /** One line for the log. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%s, because %s; it takes about %.2g times the products of %,d features",
        isExact() ? "exact" : "sketch",
        plan.describe(),
        work(),
        dimension);
  }
}
