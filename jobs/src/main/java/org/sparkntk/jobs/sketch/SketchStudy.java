package org.sparkntk.jobs.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.config.RunConfig;
import org.sparkntk.jobs.config.SketchConfig;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.evaluate.Evaluate;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.solve.RidgeSearch;
import org.sparkntk.kernels.features.KernelComparison;
import org.sparkntk.kernels.features.NormalEquations;
import org.sparkntk.kernels.linalg.Matrix;

/** Features of one data set against its kernel: errors of the kernel, and of the regression. */
public final class SketchStudy {
  /** Of the intervals. */
  private static final double CONFIDENCE = 0.95;

  /** Where the configuration leaves the choice of the ridge open. */
  private static final double RELATIVE_RIDGE = 1e-2;

  private final JavaSparkContext spark;
  private final RunConfig config;
  private final TrainTest data;
  private final KernelSample sample;
  private final Broadcast<Matrix> targets;

  /**
   * A study whose kernel is computed here, for a sample of the training examples.
   *
   * @param data with test examples
   */
  public SketchStudy(JavaSparkContext spark, RunConfig config, TrainTest data) {
    this.spark = spark;
    this.config = config;
    this.data = data;
    this.targets = spark.broadcast(data.targets().encode(data.train().labels()));
    this.sample =
        KernelSample.draw(
            config.kernel(),
            data.train().blocks(),
            data.preprocessing(),
            config.sketchError().examples(),
            relativeRidge(config),
            config.sketch().seed());
  }

  private static double relativeRidge(RunConfig config) {
    boolean known =
        config.solver().ridge().isFixed() && config.solver().ridge().values().get(0) > 0;
    return known ? config.solver().ridge().values().get(0) : RELATIVE_RIDGE;
  }

  /**
   * Measures one kind and number of features.
   *
   * @throws org.sparkntk.jobs.errors.InvalidInputException if there are no such features here
   */
  public SketchCell cell(SketchConfig.MapType map, int dimension) {
    SummaryStatistics frobenius = new SummaryStatistics();
    SummaryStatistics spectral = new SummaryStatistics();
    for (int seed = 0; seed < config.sketchError().seeds(); seed++) {
      SketchConfig sketch = config.sketch().with(map, dimension, config.sketch().seed() + seed);
      FeatureBases bases = FeatureBases.of(spark, config.kernel(), sketch, "{}", data);
      KernelComparison.Errors errors =
          sample.comparison().of(bases.factory().map().features(sample.examples()));
      frobenius.addValue(errors.frobenius());
      spectral.addValue(errors.spectral());
    }
    SketchConfig sketch = config.sketch().with(map, dimension, config.sketch().seed());
    return fitted(sketch, interval(frobenius), interval(spectral));
  }

  private static SketchCell.MeanError interval(SummaryStatistics values) {
    int n = (int) values.getN();
    double quantile = new TDistribution(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    return new SketchCell.MeanError(
        values.getMean(), quantile * values.getStandardDeviation() / Math.sqrt(n));
  }

  private SketchCell fitted(
      SketchConfig sketch, SketchCell.MeanError frobenius, SketchCell.MeanError spectral) {
    SharedMap map =
        new SharedMap(spark, FeatureBases.of(spark, config.kernel(), sketch, "{}", data).factory());
    try {
      int folds = config.solver().ridge().isFixed() ? 1 : sketch.folds();
      long start = System.nanoTime();
      List<NormalEquations> equations =
          new NormalStage(
                  spark,
                  new FeatureSource(data.train().blocks(), data.preprocessing(), map),
                  targets,
                  folds)
              .run();
      double seconds = (System.nanoTime() - start) / 1e9;
      NormalEquations all = equations.stream().reduce(NormalEquations::plus).orElseThrow();
      List<Double> ridges = RidgeSearch.candidates(config.solver(), all.meanSquaredNorm());
      double lambda =
          ridges.size() == 1
              ? ridges.get(0)
              : RidgeScores.of(equations, all, ridges).best().lambda();
      double error = testError(map, all.solve(lambda));
      return new SketchCell(
          sketch.map(), all.gram().rows(), frobenius, spectral, seconds, lambda, error);
    } finally {
      map.destroy();
    }
  }

  private double testError(SharedMap map, Matrix weights) {
    Examples test = data.test().orElseThrow();
    Broadcast<Matrix> shared = spark.broadcast(weights);
    FeatureScores scores =
        new FeatureScores(new FeatureSource(test.blocks(), data.preprocessing(), map), shared);
    double error = testError(CrossGram.blocks(spark, test.blocks().count(), scores).collect());
    shared.destroy();
    return error;
  }

  /** 1 − accuracy or the root mean squared error of scores of all test examples. */
  public double testError(List<CrossGram.Block> scores) {
    SortedMap<String, Double> metrics =
        Evaluate.evaluate(
                new ArrayList<>(scores).iterator(), data.test().orElseThrow(), data.targets())
            .orElseThrow()
            .metrics("test");
    return metrics.getOrDefault("test.rmse", 1 - metrics.getOrDefault("test.accuracy", 0.0));
  }
}
