package org.sparkntk.jobs.config;

/** Binds the {@code solver} section. */
final class SolverReader {
  private SolverReader() {}

  static SolverConfig read(Section solver) {
    return new SolverConfig(
        RidgeSetting.read(solver, "ridge"),
        solver.oneOf("ridge-choice", SolverConfig.RidgeChoice.values()),
        solver.oneOf("ridge-scale", SolverConfig.RidgeScale.values()),
        solver.number("tolerance", "a number in (0, 1)", x -> x > 0 && x < 1),
        solver.integer("max-passes", 1),
        solver.oneOf("method", SolverConfig.Method.values()),
        solver.integerOr("block-width", 1, "auto"),
        solver.oneOf("certify", SolverConfig.Certify.values()),
        solver.number("certified-tolerance", "a number in (0, 1)", x -> x > 0 && x < 1),
        solver.oneOf("preconditioner", SolverConfig.PreconditionerType.values()),
        solver.integerOr("preconditioner-rank", 1, "auto"),
        solver.integers("learning-curve", 1),
        solver.integer("leave-one-out", 0),
        solver.integer("posterior-variance", 0),
        solver.number("checkpoint-seconds", "a number of at least 0", x -> x >= 0),
        solver.flag("accept-unconverged"));
  }
}
