package org.sparkntk.jobs.sketch;

import java.util.Optional;
import org.sparkntk.jobs.config.SketchConfig;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Whether the weights come from normal equations. */
public record NormalPlan(SketchConfig sketch, SolverConfig solver) {
  /**
   * Whether the weights are found by iteration, without normal equations.
   *
   * @throws InvalidInputException if what is asked for has no room on the driver, or several ridges
   *     meet an iteration
   */
  public boolean iterates() {
    boolean hasOneRidge = solver.ridge().isFixed();
    if (sketch.solver() == SketchConfig.Solver.BLOCK_CG && !hasOneRidge) {
      throw new InvalidInputException(
          "solver.ridge: expected a number with sketch.solver = block-cg, found several to choose"
              + " from");
    }
    boolean iterates =
        sketch.solver() == SketchConfig.Solver.BLOCK_CG
            || (isAuto() && hasOneRidge && !equations().fits());
    if (!iterates) {
      equations().require();
    }
    return iterates;
  }

  /** What was chosen where the choice was left open, and why. */
  public Optional<String> reason() {
    String method = iterates() ? "block-cg" : "normal-equations";
    return isAuto()
        ? Optional.of(method + ", because " + equations().describe())
        : Optional.empty();
  }

  private boolean isAuto() {
    return sketch.solver() == SketchConfig.Solver.AUTO;
  }

  /** What the equations take. */
  EquationsPlan equations() {
    return new EquationsPlan(sketch.dimension(), folds());
  }

  /** Of cross-validation; 1 where there is no ridge to choose. */
  public int folds() {
    return solver.ridge().isFixed() ? 1 : sketch.folds();
  }
}
