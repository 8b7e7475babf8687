package org.sparkntk.jobs.sketch;

import org.sparkntk.jobs.config.SketchConfig;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.features.NormalEquations;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.NotPositiveDefiniteException;

/** Whether the weights come from normal equations, and those weights. */
public record NormalPlan(SketchConfig sketch, SolverConfig solver) {
  /**
   * Whether the weights are found by iteration, without normal equations.
   *
   * @throws InvalidInputException if what is asked for has no room on the driver, or several ridges
   *     meet an iteration
   */
  public boolean iterates() {
    boolean fits = needed() <= room();
    boolean isAuto = sketch.solver() == SketchConfig.Solver.AUTO;
    boolean iterates =
        sketch.solver() == SketchConfig.Solver.BLOCK_CG
            || (isAuto && !fits && solver.ridge().isFixed());
    if (iterates && !solver.ridge().isFixed()) {
      throw new InvalidInputException(
          "solver.ridge: expected a number with sketch.solver = block-cg, found several to choose"
              + " from");
    }
    if (!iterates && !fits) {
      throw new InvalidInputException(
          ("sketch.dimension: the normal equations of %,d features with %d folds need %,d MiB on the"
                  + " driver, which has %,d MiB for them; choose fewer, give a larger --driver-memory,"
                  + " or one solver.ridge and sketch.solver = block-cg")
              .formatted(sketch.dimension(), folds(), needed() >> 20, room() >> 20));
    }
    return iterates;
  }

  /** Of cross-validation; 1 where there is no ridge to choose. */
  public int folds() {
    return solver.ridge().isFixed() ? 1 : sketch.folds();
  }

  /** Bytes of the equations of all folds, their sum, that of all but one, and a factor. */
  private long needed() {
    long dimension = sketch.dimension();
    return 8 * dimension * dimension * (folds() == 1 ? 3 : folds() + 3);
  }

  private static long room() {
    return Runtime.getRuntime().maxMemory() / 5 * 4;
  }

  /**
   * W in (ZᵀZ + λI) W = ZᵀY.
   *
   * @param lambda λ, absolute
   * @throws InvalidInputException if the matrix is not positive definite
   */
  public static Matrix weights(NormalEquations all, double lambda) {
    try {
      return all.solve(lambda);
    } catch (NotPositiveDefiniteException e) {
      throw new InvalidInputException(
          "solver.ridge: %s; raise it%s"
              .formatted(
                  e.getMessage(),
                  all.rows() < all.gram().rows()
                      ? ", because there are fewer examples (%,d) than features (%,d)"
                          .formatted(all.rows(), all.gram().rows())
                      : ""));
    }
  }
}
