package org.sparkntk.kernels.solve;

import java.util.ArrayList;
import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * The coefficients of one run of the block conjugate gradient recurrence for A X = B T with
 * orthonormal B = [Q, O].
 *
 * @param rows n
 * @param labels the columns of Q
 * @param coefficients T, (labels + probes) × k
 * @param steps the iterations, in order
 */
public record KrylovHistory(int rows, int labels, Matrix coefficients, List<BlockStep> steps) {
  /** Copies the list. */
  public KrylovHistory {
    steps = List.copyOf(steps);
    if (labels > coefficients.rows()) {
      throw new IllegalArgumentException(
          labels + " label directions in a block of " + coefficients.rows());
    }
  }

  /** The Gaussian columns, those of O. */
  public int probes() {
    return coefficients.rows() - labels;
  }

  /**
   * The terms of BᵀA⁻¹B = Σ σⱼᵀ Hⱼ⁻¹ σⱼ, with σⱼ = Cⱼ ⋯ C₀; each is positive semi-definite. They
   * hold with and without a preconditioner, and their sum converges twice as fast as the residuals.
   */
  List<Matrix> inverseTerms() {
    List<Matrix> terms = new ArrayList<>();
    Matrix sigma = Small.identity(coefficients.rows());
    for (BlockStep step : steps) {
      sigma = Small.times(step.factor(), sigma);
      Matrix inverse = Small.inverse(Small.cholesky(step.curvature()));
      Matrix term = Small.times(Small.transposed(sigma), Small.times(inverse, sigma));
      terms.add(Small.symmetrise(term));
    }
    return terms;
  }
}
