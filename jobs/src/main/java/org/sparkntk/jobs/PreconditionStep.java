package org.sparkntk.jobs;

import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Metrics;
import org.sparkntk.jobs.solve.BuiltPreconditioner;
import org.sparkntk.jobs.solve.Preconditioning;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Preconditioner;

/**
 * The preconditioner as a step of a job: with progress, and with its cost in passes over the Gram
 * matrix, which is known once both have been used.
 */
final class PreconditionStep {
  private final BuiltPreconditioner built;
  private final double seconds;

  /** Seconds. */
  private double applications;

  private PreconditionStep(BuiltPreconditioner built, double seconds) {
    this.built = built;
    this.seconds = seconds;
  }

  /** For a solver that needs none. */
  static PreconditionStep none() {
    return new PreconditionStep(BuiltPreconditioner.none(), 0);
  }

  static PreconditionStep build(SparkRun run, double lambda, GramMatrix gram, GramSummary summary) {
    Preconditioning preconditioning =
        new Preconditioning(run.config().solver(), gram, summary, lambda);
    if (!preconditioning.isNeeded()) {
      run.run().progress().line("precondition " + preconditioning.describe());
      return none();
    }
    try (Stage stage = run.run().progress().start("precondition", preconditioning.describe())) {
      BuiltPreconditioner built = preconditioning.build();
      return new PreconditionStep(built, stage.finish(built.describe()));
    }
  }

  /** P⁻¹, with its time taken. */
  Preconditioner preconditioner() {
    return this::apply;
  }

  /**
   * The figures.
   *
   * @param solveSeconds what the solver took, applications included
   * @param passes over the Gram matrix that took time
   */
  void putMetrics(Metrics metrics, double solveSeconds, int passes) {
    metrics.put("solve.preconditioner.rank", built.rank());
    metrics.put("solve.preconditioner.seconds", seconds);
    if (passes > 0) {
      double perPass = (solveSeconds - applications) / passes;
      metrics.put("solve.preconditioner.passes", (seconds + applications) / perPass);
    }
  }

  private Matrix apply(Matrix residuals) {
    long start = System.nanoTime();
    Matrix out = built.preconditioner().apply(residuals);
    applications += (System.nanoTime() - start) / 1e9;
    return out;
  }
}
