package org.sparkntk.jobs.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.config.RunConfig;
import org.sparkntk.jobs.config.SketchConfig;
import org.sparkntk.jobs.config.SketchVariant;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.evaluate.Evaluate;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.solve.RidgeSearch;
import org.sparkntk.kernels.features.FeatureMap;
import org.sparkntk.kernels.features.KernelComparison;
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
            mean -> lambda(config.solver(), mean),
            config.sketch().seed());
  }

  private static double lambda(SolverConfig solver, double meanDiagonal) {
    double first = RidgeSearch.candidates(solver, meanDiagonal).get(0);
    return solver.ridge().isFixed() && first > 0 ? first : RELATIVE_RIDGE * meanDiagonal;
  }

  /**
   * Measures one kind and number of features.
   *
   * @throws org.sparkntk.jobs.errors.InvalidInputException if there are no such features here
   */
  public SketchCell cell(SketchVariant variant, int dimension) {
    NormalPlan plan = plan(variant, dimension);
    EquationsPlan equations = plan.equations();
    if (!equations.fits()) {
      throw new InvalidInputException(equations.describe() + "; give a larger --driver-memory");
    }
    List<KernelComparison.Errors> errors = new ArrayList<>();
    // Before the map of the fit is made, because two maps at once may have no room.
    for (int i = 1; i < config.sketchError().seeds(); i++) {
      errors.add(errors(bases(variant, dimension, i).factory().map()));
    }
    long start = System.nanoTime();
    FeatureBases first = bases(variant, dimension, 0);
    SharedMap map = new SharedMap(spark, first.factory());
    try {
      int found = map.get().dimension();
      double seconds = (System.nanoTime() - start) / 1e9;
      errors.add(errors(map.get()));
      FitFigures fit = fitted(map, plan, first.landmarks(), seconds);
      return new SketchCell(
          variant,
          found,
          interval(errors, KernelComparison.Errors::frobenius),
          interval(errors, KernelComparison.Errors::spectral),
          fit);
    } finally {
      map.destroy();
    }
  }

  private KernelComparison.Errors errors(FeatureMap map) {
    return sample.comparison().of(map.features(sample.examples()));
  }

  private NormalPlan plan(SketchVariant variant, int dimension) {
    return new NormalPlan(
        variant.sketch().with(dimension, config.sketch().seed()), config.solver());
  }

  /** Of one of the seeds. */
  private FeatureBases bases(SketchVariant variant, int dimension, int number) {
    SketchConfig sketch = variant.sketch().with(dimension, config.sketch().seed() + number);
    return FeatureBases.of(spark, config.kernel(), sketch, "{}", data);
  }

  private static SketchCell.MeanError interval(
      List<KernelComparison.Errors> errors, ToDoubleFunction<KernelComparison.Errors> error) {
    SummaryStatistics values = new SummaryStatistics();
    errors.stream().mapToDouble(error).forEach(values::addValue);
    int n = errors.size();
    double quantile = new TDistribution(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    return new SketchCell.MeanError(
        values.getMean(), quantile * values.getStandardDeviation() / Math.sqrt(n));
  }

  /**
   * The regression on features.
   *
   * @param landmarks rows of the examples that the map is made of
   * @param mapSeconds that the map took, landmarks included
   */
  private FitFigures fitted(SharedMap map, NormalPlan plan, int[] landmarks, double mapSeconds) {
    long start = System.nanoTime();
    FeatureSource source = new FeatureSource(data.train().blocks(), data.preprocessing(), map);
    SketchRegression regression = SketchRegression.of(spark, source, targets, plan, landmarks);
    long made = System.nanoTime();
    Optional<RidgeScores> scores = regression.scores();
    double lambda = regression.lambda(scores);
    Matrix weights = regression.weights(lambda);
    long solved = System.nanoTime();
    return new FitFigures(
        mapSeconds + (made - start) / 1e9,
        (solved - made) / 1e9,
        lambda,
        lambda / regression.all().meanSquaredNorm(),
        scores.map(RidgeScores::bestIsAnEnd).orElse(false),
        testError(map, weights));
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
