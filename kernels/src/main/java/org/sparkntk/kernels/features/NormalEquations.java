package org.sparkntk.kernels.features;

import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;
import org.sparkntk.kernels.solve.NotPositiveDefiniteException;

/**
 * Ridge regression on features, (ZᵀZ + λI) W = ZᵀY, with all that its error on the same rows needs.
 *
 * @param rows n
 * @param gram ZᵀZ, D × D
 * @param cross ZᵀY, D × k
 * @param squares yᵀy of each of the k columns
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record NormalEquations(long rows, Matrix gram, Matrix cross, double[] squares) {

  /** Nothing yet, for pieces to be stored in. */
  public static NormalEquations empty(SumLayout layout) {
    return new NormalEquations(
        0,
        Matrix.zeros(layout.features(), layout.features()),
        Matrix.zeros(layout.features(), layout.outputs()),
        new double[layout.outputs()]);
  }

  /**
   * The same with a piece of {@link NormalSums} in its place, of which the matrices are these.
   *
   * @param index of the piece
   */
  public NormalEquations store(SumLayout layout, int index, long[] piece) {
    if (index == layout.pieces() - 1) {
      int k = layout.outputs();
      double[] sums = new double[k];
      for (int c = 0; c < k; c++) {
        sums[c] = piece[c] / layout.squareScale();
      }
      return new NormalEquations(piece[k], gram, cross, sums);
    }
    if (index == layout.pieces() - 2) {
      for (int i = 0; i < piece.length; i++) {
        cross.data()[i] = piece[i] / layout.crossScale();
      }
    } else {
      storeTile(layout, index, piece);
    }
    return this;
  }

  private void storeTile(SumLayout layout, int index, long[] piece) {
    int row = 0;
    int before = 0;
    while (before + layout.strips() - row <= index) {
      before += layout.strips() - row;
      row++;
    }
    int col = row + index - before;
    int width = layout.width(col);
    double scale = layout.gramScale();
    for (int i = 0; i < layout.width(row); i++) {
      int y = layout.first(row) + i;
      for (int j = row == col ? i : 0; j < width; j++) {
        int x = layout.first(col) + j;
        double value = piece[i * width + j] / scale;
        gram.set(y, x, value);
        gram.set(x, y, value);
      }
    }
  }

  /** Those of all rows but some of them. */
  public NormalEquations minus(NormalEquations some) {
    return combined(some, -1);
  }

  /** Those of these rows and others. */
  public NormalEquations plus(NormalEquations others) {
    return combined(others, 1);
  }

  private NormalEquations combined(NormalEquations other, int sign) {
    double[] sums = squares.clone();
    for (int c = 0; c < sums.length; c++) {
      sums[c] += sign * other.squares[c];
    }
    return new NormalEquations(
        rows + sign * other.rows,
        combined(gram, other.gram, sign),
        combined(cross, other.cross, sign),
        sums);
  }

  private static Matrix combined(Matrix a, Matrix b, int sign) {
    Matrix out = a.copy();
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] += sign * b.data()[i];
    }
    return out;
  }

  /** The mean squared norm of the features of a row. */
  public double meanSquaredNorm() {
    double trace = 0;
    for (int i = 0; i < gram.rows(); i++) {
      trace += gram.get(i, i);
    }
    return trace / rows;
  }

  /**
   * W by a Cholesky factor.
   *
   * @param lambda λ ≥ 0, absolute
   * @throws NotPositiveDefiniteException if there is no factor: the ridge is too small
   */
  public Matrix solve(double lambda) {
    int d = gram.rows();
    double[] a = gram.data().clone();
    for (int i = 0; i < d; i++) {
      a[i * d + i] += lambda;
    }
    int minor = Lapack.cholesky(d, a);
    if (minor != 0) {
      throw new NotPositiveDefiniteException(minor, d, lambda);
    }
    Matrix w = cross.copy();
    Blas.solveUpperTransposed(d, w.cols(), a, w.data());
    Blas.solveUpper(d, w.cols(), a, w.data());
    return w;
  }

  /** The largest |ZᵀY − (ZᵀZ + λI) W| / |ZᵀY| of any column. */
  public double relativeResidual(Matrix w, double lambda) {
    Matrix product = TallProduct.times(gram, w);
    int k = w.cols();
    double[] residuals = new double[k];
    double[] norms = new double[k];
    for (int i = 0; i < w.data().length; i++) {
      double right = cross.data()[i];
      double residual = right - product.data()[i] - lambda * w.data()[i];
      residuals[i % k] += residual * residual;
      norms[i % k] += right * right;
    }
    double largest = 0;
    for (int c = 0; c < k; c++) {
      largest = Math.max(largest, norms[c] == 0 ? 0 : Math.sqrt(residuals[c] / norms[c]));
    }
    return largest;
  }

  /** |Y − Z W|², over all columns. */
  public double squaredError(Matrix w) {
    Matrix product = TallProduct.times(gram, w);
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    for (int i = 0; i < w.data().length; i++) {
      sum += w.data()[i] * (product.data()[i] - 2 * cross.data()[i]);
    }
    return Math.max(0, sum);
  }
}
