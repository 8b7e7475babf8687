package org.sparkntk.jobs.solve;

import java.util.Comparator;
import java.util.List;
import org.sparkntk.kernels.solve.RidgePoint;
import org.sparkntk.kernels.solve.SpectrumEstimate;

/**
 * What a search for the ridge has found.
 *
 * @param points the ridges, ascending
 * @param best the chosen one, which need not be among them
 * @param passes over the Gram matrix
 * @param spectrum of the Gram matrix
 */
public record RidgeTable(
    List<RidgePoint> points, RidgePoint best, int passes, SpectrumEstimate spectrum) {
  /** Copies the list. */
  public RidgeTable {
    points = List.copyOf(points);
  }

  /** Whether the chosen ridge is an end of the range, so that better ones may be beyond it. */
  public boolean bestIsAnEnd() {
    double lambda = best.score().lambda();
    return points.size() > 1
        && (lambda == points.get(0).score().lambda()
            || lambda == points.get(points.size() - 1).score().lambda());
  }

  /** The ridge of the smallest score, absolute. */
  static double best(List<RidgePoint> points) {
    return points.stream()
        .map(RidgePoint::score)
        .min(Comparator.comparingDouble(score -> score.generalisedCrossValidation().value()))
        .orElseThrow()
        .lambda();
  }
}
