package org.sparkntk.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.config.SketchConfig;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.errors.TaskErrors;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.model.Basis;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Metrics;
import org.sparkntk.jobs.sketch.FeatureBases;
import org.sparkntk.jobs.sketch.FeatureSource;
import org.sparkntk.jobs.sketch.NormalPlan;
import org.sparkntk.jobs.sketch.RidgeScores;
import org.sparkntk.jobs.sketch.SharedMap;
import org.sparkntk.jobs.sketch.SketchRegression;
import org.sparkntk.jobs.study.Csv;
import org.sparkntk.kernels.features.NormalEquations;
import org.sparkntk.kernels.linalg.Matrix;

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

  /**
   * Fits.
   *
   * @param charts get another one
   * @param warnings get what a reader of the results should know
   */
  Fitted fit(List<Chart> charts, List<String> warnings) throws IOException {
    FeatureBases bases = bases();
    SharedMap map = new SharedMap(run.spark(), bases.factory());
    Broadcast<Matrix> targets = run.spark().broadcast(data.targets().encode(data.train().labels()));
    try {
      plan().reason().ifPresent(reason -> run.run().progress().line("method     " + reason));
      if (plan().iterates()) {
        FeatureSource source = new FeatureSource(data.train().blocks(), data.preprocessing(), map);
        SketchIteration.Weights found = new SketchIteration(run, source, targets).solve();
        return new Fitted(
            bases.basis(map.get()), bases.coefficients(map.get(), found.matrix()), found.lambda());
      }
      SketchRegression regression = pass(map, targets, bases.landmarks());
      double lambda = regression.lambda(scores(regression, charts));
      if (run.config().solver().ridge().isFixed()) {
        warn(lambda, regression.floor(), warnings);
      }
      Matrix weights = solve(regression, lambda);
      return new Fitted(bases.basis(map.get()), bases.coefficients(map.get(), weights), lambda);
    } finally {
      map.destroy();
      targets.destroy();
    }
  }

  /** Cross-validation chooses no such ridge. */
  private static void warn(double lambda, double floor, List<String> warnings) {
    if (lambda < floor) {
      warnings.add(
          "the ridge, %.4g, is lost in the rounding of products of float32 features, which resolve %.4g; raise it or set kernel.precision = float64"
              .formatted(lambda, floor));
    }
  }

  private NormalPlan plan() {
    return new NormalPlan(run.config().sketch(), run.config().solver());
  }

  private FeatureBases bases() {
    SketchConfig sketch = run.config().sketch();
    if (sketch.map() != SketchConfig.MapType.NYSTROM
        || sketch.landmarks() == SketchConfig.LandmarkChoice.UNIFORM) {
      return FeatureBases.of(run.spark(), run.config().kernel(), sketch, section, data);
    }
    String description =
        (sketch.landmarks() == SketchConfig.LandmarkChoice.K_MEANS
                ? "%,d means, clusters of %,d examples"
                : "%,d of %,d examples by randomly pivoted Cholesky")
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

  private SketchRegression pass(SharedMap map, Broadcast<Matrix> targets, int[] landmarks) {
    RowBlocks train = data.train().blocks();
    int dimension = run.config().sketch().dimension();
    String description =
        "%,d features of %,d examples, %s".formatted(dimension, train.rows(), name());
    try (Stage stage = run.run().progress().start("features", description)) {
      stage.stepsAreTasks();
      FeatureSource source = new FeatureSource(train, data.preprocessing(), map);
      SketchRegression regression =
          TaskErrors.unwrap(
              () -> SketchRegression.of(run.spark(), source, targets, plan(), landmarks));
      NormalEquations all = regression.all();
      double seconds = stage.finish("mean squared norm %.4g".formatted(all.meanSquaredNorm()));
      int d = all.gram().order();
      Metrics metrics = run.run().metrics();
      metrics.put("features.dimension", d);
      double flops = (map.get().productFlops() + (double) d * d) * train.rows();
      metrics.put("features.gflops", flops / seconds / 1e9);
      return regression;
    }
  }

  private String name() {
    return run.config().sketch().map().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Optional<RidgeScores> scores(SketchRegression regression, List<Chart> charts)
      throws IOException {
    if (run.config().solver().ridge().isFixed()) {
      return Optional.empty();
    }
    List<Double> candidates = regression.candidates();
    String description =
        "%d ridges from %.4g to %.4g, %d folds"
            .formatted(
                candidates.size(),
                candidates.get(0),
                candidates.get(candidates.size() - 1),
                regression.folds().size());
    double mean = regression.all().meanSquaredNorm();
    try (Stage stage = run.run().progress().start("ridge", description)) {
      RidgeScores scores = regression.scores().orElseThrow();
      RidgeScores.Point best = scores.best();
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
      return Optional.of(scores);
    }
  }

  private Matrix solve(SketchRegression regression, double lambda) {
    NormalEquations all = regression.all();
    String description =
        "Cholesky factor of %,d normal equations, ridge %.4g".formatted(all.gram().order(), lambda);
    try (Stage stage = run.run().progress().start("solve", description)) {
      Matrix weights = regression.weights(lambda);
      double residual = all.relativeResidual(weights, lambda);
      double error = all.squaredError(weights) / ((double) all.rows() * all.squares().length);
      stage.finish(
          "true relative residual %.2e, mean squared error of the training targets %.4g"
              .formatted(residual, error));
      run.run().metrics().put("solve.ridge", lambda);
      run.run().metrics().put("solve.true-relative-residual", residual);
      run.run().metrics().put("train.mse", error);
      return weights;
    }
  }
}
