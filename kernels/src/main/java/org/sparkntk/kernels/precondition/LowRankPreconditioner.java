package org.sparkntk.kernels.precondition;

import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.solve.Preconditioner;

/**
 * P = F Fᵀ + μI as a preconditioner of K + λI, by the identity of Woodbury:
 *
 * <pre>P⁻¹ V = (V − F (FᵀF + μI)⁻¹ FᵀV) / μ.</pre>
 *
 * <p>The damping is μ = λ + τ, where τ is the mean of the diagonal that F does not explain. With μ
 * = λ, as often seen, directions that F misses are magnified by 1/λ though K has about τ there; on
 * the Neural Tangent Kernel this costs half as many iterations again.
 *
 * <p>FᵀF is formed in float64 from the F that is stored, so P is symmetric positive definite
 * whatever F was rounded to. An application sweeps over F twice, 8 n · rank · width flops, in
 * parallel on the common pool; the bits do not depend on the number of threads. A float32 F is
 * multiplied in float32 unless the cancellation in V − F(…), up to |F|²/μ, would leave too few
 * digits of that.
 */
public final class LowRankPreconditioner implements Preconditioner {
  /** Below this part of |FᵀF| the damping is lost in float64 rounding. */
  private static final double SMALLEST_DAMPING = 0x1p-40;

  /** Below this part of |FᵀF| float32 products cancel to less than two digits. */
  private static final double SMALLEST_FLOAT32_DAMPING = 0x1p-18;

  private final RowStrips f;
  private final double mu;
  private final double[] cholesky;
  private final Precision arithmetic;

  private LowRankPreconditioner(RowStrips f, double mu, double[] cholesky, Precision arithmetic) {
    this.f = f;
    this.mu = mu;
    this.cholesky = cholesky;
    this.arithmetic = arithmetic;
  }

  /**
   * The preconditioner with μ = λ + τ.
   *
   * @param lambda λ ≥ 0, the absolute ridge
   * @throws IllegalArgumentException if λ is negative, or if K and λ are zero
   */
  public static LowRankPreconditioner of(LowRankFactor factor, double lambda) {
    if (!(lambda >= 0) || Double.isInfinite(lambda)) {
      throw new IllegalArgumentException("the ridge must be zero or positive, found " + lambda);
    }
    return damped(factor, lambda + factor.tau());
  }

  /** The preconditioner with a damping of one's own. */
  static LowRankPreconditioner damped(LowRankFactor factor, double damping) {
    RowStrips f = factor.strips();
    int rank = f.cols();
    double[] m = f.gram().data();
    double norm = frobeniusNorm(rank, m);
    double mu = Math.max(damping, SMALLEST_DAMPING * norm);
    if (!(mu > 0)) {
      throw new IllegalArgumentException(
          "a zero matrix needs a positive ridge, found damping " + damping);
    }
    for (int i = 0; i < rank; i++) {
      m[i * rank + i] += mu;
    }
    int minor = rank == 0 ? 0 : Lapack.cholesky(rank, m);
    if (minor != 0) {
      throw new IllegalStateException(
          "FᵀF + " + mu + " I is not positive definite at order " + minor + " of " + rank);
    }
    boolean single = f.precision() == Precision.FLOAT32 && mu >= SMALLEST_FLOAT32_DAMPING * norm;
    return new LowRankPreconditioner(f, mu, m, single ? Precision.FLOAT32 : Precision.FLOAT64);
  }

  /** Of a symmetric matrix whose upper triangle is given; bounds its largest eigenvalue. */
  private static double frobeniusNorm(int order, double[] upper) {
    double squares = 0;
    for (int i = 0; i < order; i++) {
      for (int j = i; j < order; j++) {
        double entry = upper[i * order + j];
        squares += (i == j ? 1 : 2) * entry * entry;
      }
    }
    return Math.sqrt(squares);
  }

  /** μ. */
  public double damping() {
    return mu;
  }

  /** The number of columns of F. */
  public int rank() {
    return f.cols();
  }

  @Override
  public Matrix apply(Matrix residuals) {
    if (residuals.rows() != f.rows()) {
      throw new IllegalArgumentException(
          "residuals need " + f.rows() + " rows, found " + residuals.rows());
    }
    int width = residuals.cols();
    if (rank() == 0 || width == 0) {
      return damped(residuals, Matrix.zeros(residuals.rows(), width));
    }
    Matrix y = f.transposedTimes(residuals, arithmetic);
    Blas.solveUpperTransposed(rank(), width, cholesky, y.data());
    Blas.solveUpper(rank(), width, cholesky, y.data());
    return damped(residuals, f.times(y, arithmetic));
  }

  /** (V − Explained) / μ, in place of Explained. */
  private Matrix damped(Matrix v, Matrix explained) {
    double[] from = v.data();
    double[] out = explained.data();
    for (int i = 0; i < out.length; i++) {
      out[i] = (from[i] - out[i]) / mu;
    }
    return explained;
  }
}
