package org.sparkntk.kernels.solve;

import org.sparkntk.kernels.linalg.Matrix;

/**
 * The posterior variance of a Gaussian process with covariance k and noise λ, v(z) = k(z, z) −
 * bᵀA⁻¹b with b = k(X, z) and A = K + λI (Rasmussen and Williams 2006, equation 2.26), from an
 * inexact solve a ≈ A⁻¹b:
 *
 * <pre>
 *   v(z) = k(z, z) − bᵀa − rᵀa − rᵀA⁻¹r     with r = b − A a
 *   0 ≤ rᵀA⁻¹r ≤ |r|²/λ
 * </pre>
 *
 * <p>So the error is of second order in the residual, and the variance that leaves the last term
 * away is never too small, up to rounding: where K is held in float32, that of its entries.
 *
 * @param value k(z, z) − bᵀa − rᵀa, or 0 where rounding made it negative
 * @param error the truth is in [value − error, value]; infinite without a ridge
 */
public record PosteriorVariance(double value, double error) {
  /**
   * The variances at p examples.
   *
   * @param solution of A a = b, n × p
   * @param cross k(X, z), the right-hand sides b, n × p
   * @param self k(z, z), p of them
   * @param lambda λ ≥ 0
   */
  public static PosteriorVariance[] of(
      Solution solution, Matrix cross, double[] self, double lambda) {
    if (self.length != cross.cols() || solution.x().cols() != cross.cols()) {
      throw new IllegalArgumentException(
          "%d columns solved for %d right-hand sides at %d examples"
              .formatted(solution.x().cols(), cross.cols(), self.length));
    }
    double[] explained = Columns.dot(cross, solution.x());
    double[] correction = Columns.dot(solution.residual(), solution.x());
    double[] squares = Columns.dot(solution.residual(), solution.residual());
    PosteriorVariance[] out = new PosteriorVariance[self.length];
    for (int j = 0; j < out.length; j++) {
      double value = self[j] - explained[j] - correction[j];
      double error = squares[j] == 0 ? 0 : squares[j] / lambda;
      out[j] = new PosteriorVariance(Math.max(0, value), error);
    }
    return out;
  }
}
