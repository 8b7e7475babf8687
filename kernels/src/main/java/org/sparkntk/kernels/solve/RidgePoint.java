package org.sparkntk.kernels.solve;

import java.util.List;

/**
 * What is known of one ridge of a path; A = K + λI.
 *
 * @param score effective dimension and generalised cross-validation
 * @param logDeterminant log det A
 * @param relativeResiduals |y − A α| / |y| of every column, as the Lanczos relation has them
 */
public record RidgePoint(
    RidgeScore score, Estimate logDeterminant, List<Double> relativeResiduals) {
  /** Copies the residuals. */
  public RidgePoint {
    relativeResiduals = List.copyOf(relativeResiduals);
  }

  /** The largest of any column. */
  public double worstResidual() {
    return relativeResiduals.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
