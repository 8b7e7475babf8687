package org.sparkntk.kernels.features;

import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Strips;
import org.sparkntk.kernels.linalg.SymmetricTiles;
import org.sparkntk.kernels.linalg.TiledCholesky;
import org.sparkntk.kernels.solve.NotPositiveDefiniteException;

/**
 * Ridge regression on features, (ZᵀZ + λI) W = ZᵀY, with all that its error on the same rows needs.
 *
 * @param rows n
 * @param gram ZᵀZ, of order D
 * @param cross ZᵀY, D × k
 * @param squares yᵀy of each of the k columns
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record NormalEquations(long rows, SymmetricTiles gram, Matrix cross, double[] squares) {

  /** Nothing yet, for pieces to be stored in. */
  public static NormalEquations empty(SumLayout layout) {
    return new NormalEquations(
        0,
        SymmetricTiles.zeros(layout.features()),
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

  /** A tile of the diagonal comes as its upper triangle. */
  private void storeTile(SumLayout layout, int index, long[] piece) {
    Strips strips = layout.strips();
    int row = 0;
    while (row + 1 < strips.count() && strips.index(row + 1, row + 1) <= index) {
      row++;
    }
    int col = row + index - strips.index(row, row);
    int width = strips.width(col);
    double[] tile = gram.tile(row, col);
    double scale = layout.gramScale();
    for (int i = 0; i < strips.width(row); i++) {
      for (int j = row == col ? i : 0; j < width; j++) {
        tile[i * width + j] = piece[i * width + j] / scale;
        if (row == col) {
          tile[j * width + i] = tile[i * width + j];
        }
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
        gram.plus(sign, other.gram),
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
    return gram.trace() / rows;
  }

  /**
   * W by a Cholesky factor.
   *
   * @param lambda λ ≥ 0, absolute
   * @throws NotPositiveDefiniteException if there is no factor: the ridge is too small
   */
  public Matrix solve(double lambda) {
    TiledCholesky factor = TiledCholesky.of(gram, lambda);
    if (factor.minor() != 0) {
      throw new NotPositiveDefiniteException(factor.minor(), gram.order(), lambda);
    }
    return factor.solve(cross);
  }

  /** The largest |ZᵀY − (ZᵀZ + λI) W| / |ZᵀY| of any column. */
  public double relativeResidual(Matrix w, double lambda) {
    Matrix product = gram.times(w);
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
    Matrix product = gram.times(w);
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
