package org.sparkntk.jobs;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.config.SketchErrorConfig;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.sketch.FitFigures;
import org.sparkntk.jobs.sketch.SketchStudy;
import org.sparkntk.jobs.solve.RidgeSearch;
import org.sparkntk.jobs.solve.RidgeTable;
import org.sparkntk.jobs.solve.SolveStage;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Solution;

/**
 * The fit with the kernel itself that features are compared with.
 *
 * @param kernelSection of the effective configuration, as JSON
 */
record KernelFit(SparkRun run, TrainTest data, String kernelSection) {
  /** A ridge of the kernel. */
  private record Ridge(double lambda, boolean isAnEnd) {}

  /**
   * Fits and evaluates, if it is wanted, the Gram matrix has room in memory and the passes suffice.
   */
  Optional<FitFigures> figures(SketchStudy study) throws IOException {
    if (run.config().sketchError().exact() == SketchErrorConfig.Exact.NONE) {
      return Optional.empty();
    }
    PanelSource train =
        new PanelSource(
            data.train().blocks(), data.preprocessing(), run.config().kernel().kernel());
    GramStep step = GramStep.of(run, train, kernelSection);
    if (!step.fitsMemory()) {
      return Optional.empty();
    }
    try (GramMatrix gram = step.matrix()) {
      long start = System.nanoTime();
      GramSummary summary = step.build(gram);
      double seconds = (System.nanoTime() - start) / 1e9;
      try (Stage stage = run.run().progress().start("exact", "the kernel itself")) {
        FitFigures figures = figures(study, train, gram, summary, seconds);
        stage.finish("test error " + figures.describe());
        return Optional.of(figures);
      } catch (NotConvergedException e) {
        run.run().progress().line("skipped    the kernel itself: " + e.getMessage());
        return Optional.empty();
      }
    }
  }

  private FitFigures figures(
      SketchStudy study,
      PanelSource train,
      GramMatrix gram,
      GramSummary summary,
      double gramSeconds) {
    SolverConfig config = run.config().solver();
    Matrix targets = data.targets().encode(data.train().labels());
    long start = System.nanoTime();
    Ridge ridge = ridge(gram, summary, targets);
    SolveStage solver = new SolveStage(config);
    Solution solution = solver.solve(gram, train, summary, ridge.lambda(), targets, point -> {});
    if (!solution.converged()) {
      throw new NotConvergedException(SolveStep.complaint(config, solution));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new FitFigures(
        gramSeconds,
        seconds,
        ridge.lambda(),
        ridge.lambda() / summary.meanDiagonal(),
        ridge.isAnEnd(),
        testError(study, train, solution.x()));
  }

  private Ridge ridge(GramMatrix gram, GramSummary summary, Matrix targets) {
    SolverConfig config = run.config().solver();
    if (config.ridge().isFixed()) {
      return new Ridge(new SolveStage(config).lambda(summary), false);
    }
    RidgeTable table = new RidgeSearch(config).run(gram, summary, targets, point -> {});
    return new Ridge(table.best().score().lambda(), table.bestIsAnEnd());
  }

  private double testError(SketchStudy study, PanelSource train, Matrix alpha) {
    PanelSource test =
        new PanelSource(data.test().orElseThrow().blocks(), data.preprocessing(), train.kernel());
    Broadcast<Matrix> coefficients = run.spark().broadcast(alpha);
    double error =
        study.testError(CrossGram.product(run.spark(), test, train, coefficients).collect());
    coefficients.destroy();
    return error;
  }
}
