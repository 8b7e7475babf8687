package org.sparkntk.jobs.sketch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;
import org.sparkntk.kernels.features.NormalEquations;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.NotPositiveDefiniteException;

/**
 * Ridges with their errors in cross-validation.
 *
 * @param points in the order of the ridges
 */
public record RidgeScores(List<Point> points) {
  /**
   * One ridge.
   *
   * @param lambda absolute
   * @param error mean squared error of the targets of rows that were left out; infinite where the
   *     equations of a fold have no factor, or the ridge is lost in their rounding
   */
  public record Point(double lambda, double error) {}

  /** Copies the list. */
  public RidgeScores {
    points = List.copyOf(points);
  }

  /**
   * Leaves one fold out after the other.
   *
   * @param folds at least 2
   * @param all of the folds, and of examples that are never left out
   * @param floor smaller ridges are lost in the rounding of the equations; theirs are no errors
   * @throws InvalidInputException if no ridge makes the equations of every fold positive definite
   */
  static RidgeScores of(
      List<NormalEquations> folds, NormalEquations all, List<Double> lambdas, double floor) {
    double[] errors = new double[lambdas.size()];
    for (NormalEquations fold : folds) {
      NormalEquations rest = all.minus(fold);
      for (int i = 0; i < errors.length; i++) {
        boolean isLost = lambdas.get(i) < floor;
        errors[i] += isLost ? Double.POSITIVE_INFINITY : error(rest, fold, lambdas.get(i));
      }
    }
    List<Point> points = new ArrayList<>();
    long rows = folds.stream().mapToLong(NormalEquations::rows).sum();
    double count = (double) rows * all.squares().length;
    for (int i = 0; i < errors.length; i++) {
      points.add(new Point(lambdas.get(i), errors[i] / count));
    }
    if (points.stream().noneMatch(point -> Double.isFinite(point.error()))) {
      throw new InvalidInputException(
          "solver.ridge: expected one of at least %.2g mean squared norms, which makes the equations of every fold positive definite, found none"
              .formatted(floor / all.meanSquaredNorm()));
    }
    return new RidgeScores(points);
  }

  private static double error(NormalEquations rest, NormalEquations fold, double lambda) {
    try {
      Matrix weights = rest.solve(lambda);
      return fold.squaredError(weights);
    } catch (NotPositiveDefiniteException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** The one with the smallest error; of equal ones the largest ridge. */
  public Point best() {
    return points.stream()
        .min(Comparator.comparingDouble(Point::error).thenComparing(p -> -p.lambda()))
        .orElseThrow();
  }

  /** Whether a wider range might have a better one. */
  public boolean bestIsAnEnd() {
    Point best = best();
    return best.equals(points.get(0)) || best.equals(points.get(points.size() - 1));
  }

  /** The errors over the ridge. */
  public Chart chart() {
    List<double[]> curve =
        points.stream()
            .filter(point -> Double.isFinite(point.error()) && point.error() > 0)
            .map(point -> new double[] {point.lambda(), point.error()})
            .toList();
    return new Chart(
        "Cross-validation: the mean squared error of the targets of examples left out",
        Axis.of("ridge λ", Scale.LOG),
        Axis.of("mean squared error", Scale.LOG),
        List.of(
            new Curve("cross-validation", curve, Style.MARKED),
            new Curve(
                "chosen", List.of(new double[] {best().lambda(), best().error()}), Style.MARKED)),
        List.of());
  }
}
