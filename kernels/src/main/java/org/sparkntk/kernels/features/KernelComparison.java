package org.sparkntk.kernels.features;

import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.solve.NotPositiveDefiniteException;

/** How far the inner products of features are from the kernel, on some examples. */
public final class KernelComparison {
  private final Matrix exact;
  private final double norm;
  private final double[] factor;

  /**
   * A kernel to compare with.
   *
   * @param exact K, n × n, symmetric; not changed
   * @param lambda λ &gt; 0 of the regression that the features are for
   * @throws NotPositiveDefiniteException if K + λI has no Cholesky factor
   */
  public KernelComparison(Matrix exact, double lambda) {
    this.exact = exact;
    this.norm = norm(exact);
    int n = exact.rows();
    this.factor = exact.data().clone();
    for (int i = 0; i < n; i++) {
      factor[i * n + i] += lambda;
    }
    int minor = Lapack.cholesky(n, factor);
    if (minor != 0) {
      throw new NotPositiveDefiniteException(minor, n, lambda);
    }
  }

  /**
   * Two errors.
   *
   * @param frobenius |K̂ − K| / |K| in Frobenius' norm
   * @param spectral the largest magnitude of an eigenvalue of (K + λI)^(-1/2) (K̂ − K) (K +
   *     λI)^(-1/2): below 1, the regression on the features is stable; what it predicts differs by
   *     about this part
   */
  public record Errors(double frobenius, double spectral) {}

  /**
   * The errors of features.
   *
   * @param features of the same n examples
   */
  public Errors of(Tile features) {
    int n = exact.rows();
    Matrix z = Matrix.zeros(n, features.cols());
    features.copyRows(0, n, z.data());
    Matrix transposed = transposed(z);
    Matrix difference = TallProduct.times(z, transposed);
    for (int i = 0; i < n * n; i++) {
      difference.data()[i] -= exact.data()[i];
    }
    double frobenius = norm(difference) / norm;
    Blas.divideUpper(n, n, difference.data(), factor);
    Matrix both = transposed(difference);
    Blas.divideUpper(n, n, both.data(), factor);
    double[] eigenvalues = Lapack.symmetricEigen(n, both.data());
    return new Errors(frobenius, Math.max(Math.abs(eigenvalues[0]), Math.abs(eigenvalues[n - 1])));
  }

  private static Matrix transposed(Matrix a) {
    Matrix out = Matrix.zeros(a.cols(), a.rows());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.cols(); j++) {
        out.set(j, i, a.get(i, j));
      }
    }
    return out;
  }

  private static double norm(Matrix a) {
    double sum = 0;
    for (double value : a.data()) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
