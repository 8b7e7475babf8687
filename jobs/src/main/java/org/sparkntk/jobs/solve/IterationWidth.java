package org.sparkntk.jobs.solve;

import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.config.SolverConfig.Method;
import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.kernels.solve.BlockWidth;

/** How many columns a method that iterates multiplies the Gram matrix with. */
public final class IterationWidth {
  private IterationWidth() {}

  /**
   * Columns of a pass.
   *
   * @param outputs columns of Y, at least 1
   * @param n the order of the system
   */
  public static int columns(SolverConfig config, TileStorage storage, int outputs, int n) {
    return config.method() == Method.CG ? outputs : block(config, storage).columns(outputs, n);
  }

  /** Wide where a pass is dear and further columns are nearly free. */
  static BlockWidth block(SolverConfig config, TileStorage storage) {
    if (config.blockWidth().isPresent()) {
      return new BlockWidth(config.blockWidth().getAsInt(), 1);
    }
    return switch (storage) {
      case MEMORY -> BlockWidth.NATURAL;
      case DISK -> new BlockWidth(64, 16);
      case RECOMPUTE -> new BlockWidth(256, 16);
    };
  }
}
