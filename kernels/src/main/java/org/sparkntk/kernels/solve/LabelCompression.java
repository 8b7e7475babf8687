package org.sparkntk.kernels.solve;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

/**
 * Right-hand sides as combinations of as few directions as they span: Y = Q T.
 *
 * <p>One-hot labels of k classes minus a constant or their means sum to zero in every row, so they
 * have rank k − 1. A block method that is given the k dependent columns works with singular blocks.
 *
 * @param basis Q, n × r, with orthonormal columns
 * @param coefficients T, r × k
 */
public record LabelCompression(Matrix basis, Matrix coefficients) {
  /** Singular values below this part of the largest one are rounding. */
  private static final double THRESHOLD = 1e-10;

  /** Validates the shapes. */
  public LabelCompression {
    if (basis.cols() != coefficients.rows()) {
      throw new IllegalArgumentException(
          "a basis of " + basis.cols() + " columns has " + coefficients.rows() + " coefficients");
    }
  }

  /**
   * Compresses by a thin QR factorisation and the singular value decomposition of R. Columns are
   * brought to unit norm first, so that the rank does not depend on the units of the targets.
   *
   * @param y n × k, finite; not changed
   * @throws IllegalArgumentException if Y has entries that are not finite
   */
  public static LabelCompression of(Matrix y) {
    return of(y, Columns.norm(y));
  }

  /** The rank r. */
  public int rank() {
    return basis.cols();
  }

  /**
   * The same with given units.
   *
   * @param units what to divide the columns by first; a column of unit 0 is dropped
   */
  static LabelCompression of(Matrix y, double[] units) {
    return of(y, units, largest -> THRESHOLD * largest);
  }

  /**
   * The same with a given threshold.
   *
   * @param threshold from the largest singular value to the largest that is dropped
   */
  static LabelCompression of(Matrix y, double[] units, DoubleUnaryOperator threshold) {
    int k = y.cols();
    // Zero rows change neither R nor the rows of Q that matter, and make it tall.
    int rows = Math.max(y.rows(), k);
    double[] q = Arrays.copyOf(y.data(), rows * k);
    for (int i = 0; i < y.data().length; i++) {
      double unit = units[i % k];
      q[i] = unit == 0 ? 0 : q[i] / unit;
    }
    Matrix left = Matrix.of(k, k, Lapack.thinQr(rows, k, q));
    Matrix right = Matrix.zeros(k, k);
    double[] singular = Lapack.singularValues(k, left.data(), right.data());
    double limit = k == 0 ? 0 : threshold.applyAsDouble(singular[0]);
    int rank = 0;
    while (rank < k && singular[rank] > limit) {
      rank++;
    }
    Matrix basis = TallProduct.times(Matrix.of(rows, k, q), firstColumns(left, rank));
    Matrix coefficients = right.rowRange(0, rank);
    for (int i = 0; i < coefficients.data().length; i++) {
      coefficients.data()[i] *= singular[i / k] * units[i % k];
    }
    return new LabelCompression(basis.rowRange(0, y.rows()), coefficients);
  }

  private static Matrix firstColumns(Matrix a, int count) {
    int[] columns = new int[count];
    Arrays.setAll(columns, c -> c);
    return Columns.select(a, columns);
  }
}
