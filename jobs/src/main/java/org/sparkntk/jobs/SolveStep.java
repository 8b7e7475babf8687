package org.sparkntk.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.config.SolverConfig.Method;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Metrics;
import org.sparkntk.jobs.report.ResidualCurve;
import org.sparkntk.jobs.solve.Diagnosis;
import org.sparkntk.jobs.solve.MethodChoice;
import org.sparkntk.jobs.solve.ProductLog;
import org.sparkntk.jobs.solve.SolveStage;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.NotPositiveDefiniteException;
import org.sparkntk.kernels.solve.Preconditioner;
import org.sparkntk.kernels.solve.Solution;
import org.sparkntk.kernels.solve.Solution.Kind;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

/**
 * The solve stage as a step of a job: with progress and metrics.
 *
 * @param log of the solver's products
 * @param gram Θ
 * @param exact the training examples prepared for the kernel in float64
 * @param lambda λ, absolute
 * @param targets Y, n × k
 */
record SolveStep(
    SparkRun run,
    SolveStage solver,
    ProductLog log,
    GramMatrix gram,
    PanelSource exact,
    GramSummary summary,
    double lambda,
    Matrix targets) {
  /** A solution, and the preconditioner for further solves with the same matrix. */
  record Solved(Solution solution, Preconditioner preconditioner) {}

  Solved solve() {
    MethodChoice choice = solver.choice(gram);
    if (choice.method() != Method.CHOLESKY) {
      return iterate(choice);
    }
    try {
      return solve(
          choice,
          PreconditionStep.none(),
          listener -> solver.direct(gram, exact, lambda, targets, listener));
    } catch (NotPositiveDefiniteException e) {
      return iterate(MethodChoice.withoutFactor(e));
    }
  }

  private Solved iterate(MethodChoice choice) {
    PreconditionStep step = PreconditionStep.build(run, lambda, gram, summary);
    return solve(
        choice,
        step,
        listener -> solver.iterate(gram, exact, lambda, step.preconditioner(), targets, listener));
  }

  private Solved solve(
      MethodChoice choice,
      PreconditionStep preconditioning,
      Function<Consumer<ResidualPoint>, Solution> solve) {
    try (Stage stage = run.run().progress().start("solve", description(choice))) {
      stage.steps("passes");
      Solution solution =
          solve.apply(point -> stage.advance(1, "residual %.2e".formatted(point.worst())));
      int computed = solution.passes() - log.replayed();
      String result = outcome(solution) + resumed(run, log);
      if (gram.storage() == TileStorage.DISK) {
        double rate = summary.bytes() * (computed / stage.seconds()) / 1e9;
        run.run().metrics().put("solve.disk-gigabytes-per-second", rate);
        result += ", %.2f GB/s of tiles read from local disks".formatted(rate);
      }
      double seconds = stage.finish(result);
      putMetrics(run.run().metrics(), lambda, solution);
      run.run().metrics().put("solve.passes-resumed", log.replayed());
      preconditioning.putMetrics(run.run().metrics(), seconds, computed);
      diagnose(run, solver.diagnosis(lambda));
      return new Solved(solution, preconditioning.preconditioner());
    }
  }

  private String description(MethodChoice choice) {
    int outputs = targets.cols();
    String what =
        "%s, %d right-hand side%s, ridge %.4g, tolerance %.1e"
            .formatted(
                name(choice.method()),
                outputs,
                outputs == 1 ? "" : "s",
                lambda,
                run.config().solver().target());
    return choice.reason().isEmpty() ? what : what + " (" + choice.reason() + ")";
  }

  static String outcome(Solution solution) {
    return "%d passes, true relative residual %.2e%s"
        .formatted(
            solution.passes(),
            solution.worstResidual(),
            solution.converged() ? "" : ", NOT converged");
  }

  /** A clause for the log about what the checkpoint had, and a warning if there is none. */
  static String resumed(SparkRun run, ProductLog log) {
    log.failure()
        .ifPresent(
            why -> run.run().progress().line("warning: no checkpoint is kept, because " + why));
    return log.describe();
  }

  private static void diagnose(SparkRun run, Optional<Diagnosis> diagnosis) {
    diagnosis.ifPresent(
        found -> {
          run.run().progress().line("diagnosis  " + found.describe());
          run.run().metrics().putAll(found.metrics());
        });
  }

  private static String name(Method method) {
    return switch (method) {
      case AUTO, BLOCK_CG -> "block conjugate gradient";
      case CG -> "conjugate gradient";
      case CHOLESKY -> "Cholesky factor";
    };
  }

  /** What to tell the user when the tolerance was not reached. */
  static String complaint(SolverConfig config, Solution solution) {
    return ("the solver has not converged: true relative residual %.2e after %d passes, tolerance %.1e;"
            + " raise solver.ridge or solver.max-passes, loosen solver.tolerance, or set"
            + " solver.accept-unconverged = true")
        .formatted(solution.worstResidual(), solution.passes(), config.target());
  }

  static ResidualCurve curve(SolverConfig config, Solution solution) {
    List<ResidualCurve.Pass> passes = new ArrayList<>();
    for (ResidualPoint point : solution.history()) {
      boolean computed = point.kind() == Kind.TRUE;
      passes.add(
          new ResidualCurve.Pass(
              point.pass(),
              computed ? List.of() : point.relativeResiduals(),
              computed ? point.relativeResiduals() : List.of()));
    }
    return new ResidualCurve(config.target(), passes);
  }

  private static void putMetrics(Metrics metrics, double lambda, Solution solution) {
    metrics.put("solve.ridge", lambda);
    metrics.put("solve.passes", solution.passes());
    metrics.put("solve.true-relative-residual", solution.worstResidual());
    metrics.put("solve.converged", solution.converged() ? 1 : 0);
  }
}
