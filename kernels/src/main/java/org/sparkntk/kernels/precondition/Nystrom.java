package org.sparkntk.kernels.precondition;

import java.util.Random;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.TallProduct;
import org.sparkntk.kernels.solve.LinearOperator;

/**
 * The Nyström approximation from a Gaussian sketch, in the stable form of Frangella, Tropp and
 * Udell (arXiv:2110.02820, algorithm 2.1).
 *
 * <p>With Y = (K + νI) Ω for an n × r Gaussian Ω and ΩᵀY = CᵀC, F = Y C⁻¹, so that F Fᵀ is the
 * approximation of K + νI. The shift ν, about the rounding of K, makes ΩᵀY positive definite; it is
 * raised tenfold until Cholesky succeeds. It takes r products with K, as many as r/16 iterations of
 * a block method, where {@link RandomlyPivotedCholesky} needs r columns only; and it keeps Ω and Y
 * in float64 meanwhile.
 */
public final class Nystrom {
  /** Columns of the sketch per product with K. */
  private static final int PANEL = 128;

  private static final int ATTEMPTS = 12;

  private Nystrom() {}

  /**
   * A factor from {@code rank} products.
   *
   * @param k K, positive semi-definite
   * @param trace tr(K)
   * @param precision of K's entries and of F
   * @param rank between 0 and n
   */
  public static LowRankFactor factor(
      LinearOperator k, double trace, Precision precision, int rank, long seed) {
    int n = k.size();
    if (rank < 0 || rank > n) {
      throw new IllegalArgumentException("the rank must be in [0, " + n + "], found " + rank);
    }
    Matrix omega = gaussian(n, rank, seed);
    Matrix y = product(k, omega);
    double shift = (precision == Precision.FLOAT32 ? 0x1p-23 : 0x1p-52) * largestNorm(y, n);
    RowStrips empty = RowStrips.empty(n, precision);
    if (rank == 0 || shift == 0) {
      return new LowRankFactor(empty, trace);
    }
    shiftAndDivide(y, omega, shift);
    RowStrips f = empty.append(rank, (first, none) -> y.rowRange(first, none.rows()));
    return new LowRankFactor(f, Math.max(0, trace - squaredNorm(y)));
  }

  private static Matrix product(LinearOperator k, Matrix omega) {
    Matrix out = Matrix.zeros(omega.rows(), omega.cols());
    for (int first = 0; first < omega.cols(); first += PANEL) {
      int count = Math.min(PANEL, omega.cols() - first);
      Matrix panel = Matrix.zeros(omega.rows(), count);
      for (int i = 0; i < omega.rows(); i++) {
        System.arraycopy(omega.data(), i * omega.cols() + first, panel.data(), i * count, count);
      }
      Matrix product = k.apply(panel);
      for (int i = 0; i < omega.rows(); i++) {
        System.arraycopy(product.data(), i * count, out.data(), i * omega.cols() + first, count);
      }
    }
    return out;
  }

  /** Y ← (Y + νΩ) C⁻¹ for the smallest ν that works. */
  private static void shiftAndDivide(Matrix y, Matrix omega, double smallestShift) {
    Matrix sketched = TallProduct.gram(omega, y);
    Matrix gram = TallProduct.gram(omega, omega);
    double shift = smallestShift;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Matrix c = plus(sketched.copy(), shift, gram);
      if (Lapack.cholesky(c.rows(), c.data()) == 0) {
        TallProduct.divideUpper(plus(y, shift, omega), c);
        return;
      }
      shift *= 10;
    }
    throw new IllegalArgumentException(
        "the matrix is not positive semi-definite: its sketch is indefinite with a shift of "
            + shift / 10);
  }

  /** A ← A + t B. */
  private static Matrix plus(Matrix a, double t, Matrix b) {
    for (int i = 0; i < a.data().length; i++) {
      a.data()[i] += t * b.data()[i];
    }
    return a;
  }

  private static Matrix gaussian(int n, int cols, long seed) {
    Random random = new Random(seed);
    Matrix out = Matrix.zeros(n, cols);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = random.nextGaussian();
    }
    return out;
  }

  /** About |K|: the largest norm of a column of KΩ over that of a column of Ω. */
  private static double largestNorm(Matrix y, int n) {
    double[] squares = new double[y.cols()];
    double largest = 0;
    for (int i = 0; i < y.data().length; i++) {
      int column = i % y.cols();
      squares[column] += y.data()[i] * y.data()[i];
      largest = Math.max(largest, squares[column]);
    }
    return Math.sqrt(largest / n);
  }

  private static double squaredNorm(Matrix f) {
    double sum = 0;
    for (double value : f.data()) {
      sum += value * value;
    }
    return sum;
  }
}
