package org.sparkntk.kernels.solve;

import java.util.List;
import java.util.function.Consumer;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

/**
 * The direct solution by a dense Cholesky factor A = CᵀC in float64: n³/3 flops and 8 n² bytes on
 * one machine, for any condition number that float64 can bear.
 *
 * <p>The operator given to {@link #solve} serves only for the true residual, and for corrections
 * with the same factor while it is above the tolerance.
 */
public final class CholeskySolver implements Solver {
  private static final int MAX_CORRECTIONS = 4;

  private final int n;
  private final double[] factor;
  private final double tolerance;
  private final Consumer<ResidualPoint> listener;

  private CholeskySolver(
      int n, double[] factor, double tolerance, Consumer<ResidualPoint> listener) {
    this.n = n;
    this.factor = factor;
    this.tolerance = tolerance;
    this.listener = listener;
  }

  /**
   * Factors K + λI.
   *
   * @param k K, n × n, of which only the upper triangle is read; receives the factor
   * @param lambda λ ≥ 0, absolute
   * @param tolerance the largest true relative residual of a column accepted, in (0, 1)
   * @param listener hears of every true residual
   * @throws NotPositiveDefiniteException if a leading minor is not positive
   */
  public static CholeskySolver of(
      Matrix k, double lambda, double tolerance, Consumer<ResidualPoint> listener) {
    Requirements.limits(tolerance, 1);
    int n = k.rows();
    double[] a = k.data();
    for (int i = 0; i < n; i++) {
      a[i * n + i] += lambda;
    }
    int minor = Lapack.cholesky(n, a);
    if (minor != 0) {
      throw new NotPositiveDefiniteException(minor, n, lambda);
    }
    return new CholeskySolver(n, a, tolerance, listener);
  }

  @Override
  public Solution solve(LinearOperator a, Preconditioner preconditioner, Matrix y) {
    return new IterativeRefinement(
            unused -> this::substitute, a, tolerance, MAX_CORRECTIONS, listener)
        .solve(a, preconditioner, y);
  }

  private Solution substitute(LinearOperator a, Preconditioner preconditioner, Matrix y) {
    Matrix x = y.copy();
    Blas.solveUpperTransposed(n, x.cols(), factor, x.data());
    Blas.solveUpper(n, x.cols(), factor, x.data());
    return new Solution(x, true, 0, new double[x.cols()], Matrix.zeros(n, x.cols()), List.of());
  }
}
