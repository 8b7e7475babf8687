package org.sparkntk.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.config.SketchConfig;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.errors.TaskErrors;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.model.Basis;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Metrics;
import org.sparkntk.jobs.sketch.FeatureBases;
import org.sparkntk.jobs.sketch.FeatureSource;
import org.sparkntk.jobs.sketch.NormalStage;
import org.sparkntk.jobs.sketch.RidgeScores;
import org.sparkntk.jobs.sketch.SharedMap;
import org.sparkntk.jobs.solve.RidgeSearch;
import org.sparkntk.jobs.study.Csv;
import org.sparkntk.kernels.features.NormalEquations;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.NotPositiveDefiniteException;

/**
 * Features, their normal equations, the ridge and the weights as steps of {@code fit}.
 *
 * @param data the examples
 * @param section the {@code sketch} section as JSON
 */
record SketchStep(SparkRun run, TrainTest data, String section) {
  /**
   * What the fit found.
   *
   * @param basis what the coefficients are of
   * @param lambda λ, absolute
   */
  record Fitted(Basis basis, Matrix coefficients, double lambda) {}

  Fitted fit(List<Chart> charts) throws IOException {
    FeatureBases bases = bases();
    SharedMap map = new SharedMap(run.spark(), bases.factory());
    Broadcast<Matrix> targets = run.spark().broadcast(data.targets().encode(data.train().labels()));
    try {
      if (iterates()) {
        FeatureSource source = new FeatureSource(data.train().blocks(), data.preprocessing(), map);
        SketchIteration.Weights found = new SketchIteration(run, source, targets).solve();
        return new Fitted(
            bases.basis(map.get()), bases.coefficients(map.get(), found.matrix()), found.lambda());
      }
      List<NormalEquations> folds = pass(map, targets);
      NormalEquations all = folds.stream().reduce(NormalEquations::plus).orElseThrow();
      double lambda = lambda(folds, all, charts);
      Matrix weights = solve(all, lambda);
      return new Fitted(bases.basis(map.get()), bases.coefficients(map.get(), weights), lambda);
    } finally {
      map.destroy();
      targets.destroy();
    }
  }

  private FeatureBases bases() {
    SketchConfig sketch = run.config().sketch();
    if (sketch.map() != SketchConfig.MapType.NYSTROM
        || sketch.landmarks() == SketchConfig.LandmarkChoice.UNIFORM) {
      return FeatureBases.of(run.spark(), run.config().kernel(), sketch, section, data);
    }
    String description =
        "%,d of %,d examples by randomly pivoted Cholesky"
            .formatted(sketch.dimension(), data.train().blocks().rows());
    try (Stage stage = run.run().progress().start("landmarks", description)) {
      stage.stepsAreTasks();
      FeatureBases bases =
          TaskErrors.unwrap(
              () -> FeatureBases.of(run.spark(), run.config().kernel(), sketch, section, data));
      stage.finish("chosen");
      return bases;
    }
  }

  private List<NormalEquations> pass(SharedMap map, Broadcast<Matrix> targets) {
    RowBlocks train = data.train().blocks();
    int dimension = run.config().sketch().dimension();
    String description =
        "%,d features of %,d examples, %s".formatted(dimension, train.rows(), name());
    try (Stage stage = run.run().progress().start("features", description)) {
      stage.stepsAreTasks();
      FeatureSource source = new FeatureSource(train, data.preprocessing(), map);
      NormalStage pass = new NormalStage(run.spark(), source, targets, folds());
      List<NormalEquations> equations = TaskErrors.unwrap(pass::run);
      NormalEquations first = equations.get(0);
      double seconds = stage.finish("mean squared norm %.4g".formatted(first.meanSquaredNorm()));
      int d = first.gram().rows();
      Metrics metrics = run.run().metrics();
      metrics.put("features.dimension", d);
      double flops = (map.get().productFlops() + (double) d * d) * train.rows();
      metrics.put("features.gflops", flops / seconds / 1e9);
      return equations;
    }
  }

  private String name() {
    return run.config().sketch().map().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the weights are found by iteration, without normal equations. */
  private boolean iterates() {
    SketchConfig sketch = run.config().sketch();
    boolean fits = needed() <= room();
    boolean isAuto = sketch.solver() == SketchConfig.Solver.AUTO;
    boolean iterates =
        sketch.solver() == SketchConfig.Solver.BLOCK_CG
            || (isAuto && !fits && run.config().solver().ridge().isFixed());
    if (iterates && !run.config().solver().ridge().isFixed()) {
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

  private int folds() {
    return run.config().solver().ridge().isFixed() ? 1 : run.config().sketch().folds();
  }

  /** Bytes of the equations of all folds, their sum, that of all but one, and a factor. */
  private long needed() {
    long dimension = run.config().sketch().dimension();
    return 8 * dimension * dimension * (folds() == 1 ? 3 : folds() + 3);
  }

  private static long room() {
    return Runtime.getRuntime().maxMemory() / 5 * 4;
  }

  private double lambda(List<NormalEquations> folds, NormalEquations all, List<Chart> charts)
      throws IOException {
    double mean = all.meanSquaredNorm();
    List<Double> candidates = RidgeSearch.candidates(run.config().solver(), mean);
    if (run.config().solver().ridge().isFixed()) {
      return candidates.get(0);
    }
    String description =
        "%d ridges from %.4g to %.4g, %d folds"
            .formatted(
                candidates.size(),
                candidates.get(0),
                candidates.get(candidates.size() - 1),
                folds.size());
    try (Stage stage = run.run().progress().start("ridge", description)) {
      RidgeScores scores = RidgeScores.of(folds, all, candidates);
      RidgeScores.Point best = scores.best();
      if (!Double.isFinite(best.error())) {
        throw new InvalidInputException(
            "solver.ridge: expected one that makes the equations of every fold positive definite,"
                + " found none among "
                + candidates);
      }
      stage.finish(
          "ridge %.4g, %.4g mean squared norms, has the smallest error in cross-validation, %.5g%s"
              .formatted(
                  best.lambda(),
                  best.lambda() / mean,
                  best.error(),
                  scores.bestIsAnEnd() ? "; it is an end of the range" : ""));
      Csv csv = new Csv("ridge", "relative-ridge", "cross-validation");
      scores.points().forEach(p -> csv.line(p.lambda(), p.lambda() / mean, p.error()));
      run.run().write(RidgeStep.TABLE, csv.toString());
      run.run().metrics().put("ridge.best", best.lambda());
      run.run().metrics().put("ridge.cross-validation", best.error());
      charts.add(scores.chart());
      return best.lambda();
    }
  }

  private Matrix solve(NormalEquations all, double lambda) {
    String description =
        "Cholesky factor of %,d normal equations, ridge %.4g".formatted(all.gram().rows(), lambda);
    try (Stage stage = run.run().progress().start("solve", description)) {
      Matrix weights = all.solve(lambda);
      double residual = all.relativeResidual(weights, lambda);
      double error = all.squaredError(weights) / ((double) all.rows() * all.squares().length);
      stage.finish(
          "true relative residual %.2e, mean squared error of the training targets %.4g"
              .formatted(residual, error));
      run.run().metrics().put("solve.ridge", lambda);
      run.run().metrics().put("solve.true-relative-residual", residual);
      run.run().metrics().put("train.mse", error);
      return weights;
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
