package org.sparkntk.kernels.solve;

import java.util.Random;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

/** P = F Fᵀ + μI from a Gaussian sketch of K, with μ = λ + mean residual diagonal. */
final class NystromPreconditioner {
  private NystromPreconditioner() {}

  static Preconditioner of(Matrix k, double lambda, int rank, long seed) {
    int n = k.rows();
    Matrix omega = SyntheticSystem.gaussian(n, rank, new Random(seed));
    Matrix f = TallProduct.times(k, omega);
    Matrix core = Small.symmetrise(TallProduct.gram(omega, f));
    TallProduct.divideUpper(f, Small.cholesky(core));
    double rest = 0;
    for (int i = 0; i < n; i++) {
      rest += k.get(i, i) / n;
    }
    for (double value : f.data()) {
      rest -= value * value / n;
    }
    double mu = lambda + rest;
    Matrix inner = TallProduct.gram(f, f);
    Small.add(inner, Small.diagonal(rank, i -> mu));
    Matrix root = Small.cholesky(Small.symmetrise(inner));
    return residuals -> apply(f, root, mu, residuals);
  }

  private static Matrix apply(Matrix f, Matrix root, double mu, Matrix v) {
    Matrix small = TallProduct.gram(f, v);
    Blas.solveUpperTransposed(root.rows(), v.cols(), root.data(), small.data());
    Blas.solveUpper(root.rows(), v.cols(), root.data(), small.data());
    Matrix out = v.copy();
    TallProduct.addTimes(out, f, Columns.scaled(small, -1));
    return Columns.scaled(out, 1 / mu);
  }
}
