package org.sparkntk.jobs;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.errors.TaskErrors;
import org.sparkntk.jobs.gram.ClusterStorage;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.sketch.FeatureOperator;
import org.sparkntk.jobs.sketch.FeaturePlan;
import org.sparkntk.jobs.sketch.FeatureSource;
import org.sparkntk.jobs.solve.ProductLog;
import org.sparkntk.jobs.solve.RidgeSearch;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.precondition.LowRankPreconditioner;
import org.sparkntk.kernels.precondition.Nystrom;
import org.sparkntk.kernels.solve.BlockConjugateGradient;
import org.sparkntk.kernels.solve.BlockWidth;
import org.sparkntk.kernels.solve.LinearOperator;
import org.sparkntk.kernels.solve.Preconditioner;
import org.sparkntk.kernels.solve.Ridge;
import org.sparkntk.kernels.solve.Solution;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

/**
 * Weights of features too many for their normal equations, by block conjugate gradient behind a
 * Nyström preconditioner of ZᵀZ, as steps of {@code fit}.
 */
record SketchIteration(SparkRun run, FeatureSource source, Broadcast<Matrix> targets) {
  private static final long SEED = 1;

  /** Columns of the preconditioner, where there are twice as many features. */
  private static final int RANK = 1024;

  /**
   * What was found.
   *
   * @param lambda λ, absolute
   */
  record Weights(Matrix matrix, double lambda) {}

  /**
   * Makes the features and solves.
   *
   * @throws NotConvergedException if the passes do not suffice
   * @throws IOException if there is no place for its checkpoint
   */
  Weights solve() throws IOException {
    try (FeatureOperator gram = features()) {
      double mean = gram.trace() / source.blocks().rows();
      double lambda = RidgeSearch.candidates(run.config().solver(), mean).get(0);
      ProductLog log =
          new ProductLog(run.run().resume(), "solve", run.config().solver().checkpointSeconds());
      Preconditioner preconditioner = preconditioner(log.of(gram), gram.trace(), lambda);
      return new Weights(solve(gram, log, lambda, preconditioner), lambda);
    }
  }

  private FeatureOperator features() {
    String description =
        "%,d features of %,d examples"
            .formatted(run.config().sketch().dimension(), source.blocks().rows());
    FeaturePlan plan =
        FeaturePlan.of(
            source.map().get(),
            source.blocks().rows(),
            ClusterStorage.of(run.spark()),
            run.config().sketch().storage());
    run.run().progress().line("plan       " + plan.describe());
    try (Stage stage = run.run().progress().start("features", description)) {
      stage.stepsAreTasks();
      FeatureOperator gram = TaskErrors.unwrap(() -> FeatureOperator.of(run.spark(), source, plan));
      stage.finish("mean squared norm %.4g".formatted(gram.trace() / source.blocks().rows()));
      run.run().metrics().put("features.dimension", gram.size());
      return gram;
    }
  }

  private Preconditioner preconditioner(LinearOperator gram, double trace, double lambda) {
    int rank = Math.min(RANK, gram.size() / 2);
    if (lambda == 0) {
      return Preconditioner.identity();
    }
    try (Stage stage =
        run.run().progress().start("precondition", "nystrom of rank %,d".formatted(rank))) {
      var factor = Nystrom.factor(gram, trace, Precision.FLOAT32, rank, SEED);
      stage.finish("%.4g of the trace".formatted(1 - factor.residualTrace() / trace));
      return LowRankPreconditioner.of(factor, lambda);
    }
  }

  private Matrix solve(
      FeatureOperator gram, ProductLog log, double lambda, Preconditioner preconditioner) {
    SolverConfig solver = run.config().solver();
    String description =
        "block conjugate gradient, %,d features, ridge %.4g, tolerance %.1e"
            .formatted(gram.size(), lambda, solver.tolerance());
    try (Stage stage = run.run().progress().start("solve", description)) {
      stage.steps("passes");
      Consumer<ResidualPoint> listener =
          point -> stage.advance(1, "residual %.2e".formatted(point.worst()));
      Solution solution =
          new BlockConjugateGradient(
                  solver.tolerance(), solver.maxPasses(), BlockWidth.NATURAL, SEED, listener)
              .solve(new Ridge(log.of(gram), lambda), preconditioner, gram.cross(targets.value()));
      stage.finish(SolveStep.outcome(solution) + SolveStep.resumed(run, log));
      run.run().metrics().put("solve.ridge", lambda);
      run.run().metrics().put("solve.passes", solution.passes());
      run.run().metrics().put("solve.true-relative-residual", solution.worstResidual());
      if (!solution.converged() && !solver.acceptUnconverged()) {
        throw new NotConvergedException(SolveStep.complaint(solver, solution));
      }
      return solution.x();
    }
  }
}
