package org.sparkntk.jobs.sketch;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.solve.RidgeSearch;
import org.sparkntk.kernels.features.NormalEquations;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.solve.NotPositiveDefiniteException;

/**
 * Ridge regression on features by their normal equations: one pass, then any number of ridges.
 *
 * @param solver which ridges
 * @param folds the equations of each fold of cross-validation
 * @param all the equations of all examples, landmarks too
 * @param precision of the features and their products
 */
public record SketchRegression(
    SolverConfig solver, List<NormalEquations> folds, NormalEquations all, Precision precision) {
  /** Products of float32 features are good to this part of the largest eigenvalue of their sum. */
  private static final double RESOLUTION = 0x1p-23;

  /**
   * Makes the pass.
   *
   * @param targets Y, a row for every example
   * @param landmarks rows of the examples that the features are made of
   * @throws InvalidInputException if a feature is not finite, or there are ridges to choose from
   *     and nothing to choose by
   */
  public static SketchRegression of(
      JavaSparkContext spark,
      FeatureSource source,
      Broadcast<Matrix> targets,
      NormalPlan plan,
      int[] landmarks) {
    Folds folds =
        Folds.of(source.blocks().originals(), plan.folds(), plan.sketch().seed(), landmarks);
    if (folds.count() < plan.folds() && folds.count() < 2) {
      throw new InvalidInputException(
          "solver.ridge: expected a number, since one example cannot be cross-validated, found"
              + " several to choose from");
    }
    List<NormalEquations> groups = new NormalStage(spark, source, targets, folds).run();
    NormalEquations all = groups.stream().reduce(NormalEquations::plus).orElseThrow();
    List<NormalEquations> leftOut = List.copyOf(groups.subList(0, folds.count()));
    return new SketchRegression(plan.solver(), leftOut, all, source.map().get().precision());
  }

  /** The ridges to choose from, absolute; one if there is no choice. */
  public List<Double> candidates() {
    return RidgeSearch.candidates(solver, all.meanSquaredNorm());
  }

  /**
   * The errors of all candidates in cross-validation; nothing if there is no choice.
   *
   * @throws InvalidInputException if no ridge makes the equations of every fold positive definite
   */
  public Optional<RidgeScores> scores() {
    return solver.ridge().isFixed()
        ? Optional.empty()
        : Optional.of(RidgeScores.of(folds, all, candidates(), floor()));
  }

  /**
   * The smallest ridge that is not lost in the rounding of the equations, absolute: below it they
   * need not be positive definite, nor errors of cross-validation errors.
   */
  public double floor() {
    return precision == Precision.FLOAT32 ? RESOLUTION * all.gram().largestEigenvalue() : 0;
  }

  /** The ridge with the smallest error, or the only one. */
  public double lambda(Optional<RidgeScores> scores) {
    return scores.map(found -> found.best().lambda()).orElseGet(() -> candidates().get(0));
  }

  /**
   * W in (ZᵀZ + λI) W = ZᵀY.
   *
   * @throws InvalidInputException if the matrix is not positive definite
   */
  public Matrix weights(double lambda) {
    try {
      return all.solve(lambda);
    } catch (NotPositiveDefiniteException e) {
      int features = all.gram().order();
      throw new InvalidInputException(
          "solver.ridge: %s; raise it%s"
              .formatted(
                  e.getMessage(),
                  all.rows() < features
                      ? ", because there are fewer examples (%,d) than features (%,d)"
                          .formatted(all.rows(), features)
                      : ""));
    }
  }
}
