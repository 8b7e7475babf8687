package org.sparkntk.kernels.linalg;

import java.util.stream.IntStream;

/**
 * The Cholesky factor of a symmetric matrix in tiles, A + λI = CᵀC, on all cores; the bits do not
 * depend on how many there are. LAPACK factors a tile of the diagonal, BLAS does the rest
 * (right-looking: Golub and Van Loan, Matrix Computations, algorithm 4.2.10).
 */
public final class TiledCholesky {
  private final SymmetricTiles c;
  private final Strips strips;
  private int minor;

  private TiledCholesky(SymmetricTiles c) {
    this.c = c;
    this.strips = c.strips();
  }

  /**
   * Factors A + λI; A stays as it is.
   *
   * @param lambda λ ≥ 0
   */
  public static TiledCholesky of(SymmetricTiles a, double lambda) {
    SymmetricTiles copy = a.copy();
    Strips strips = copy.strips();
    for (int k = 0; k < strips.count(); k++) {
      double[] tile = copy.tile(k, k);
      for (int i = 0; i < strips.width(k); i++) {
        tile[i * strips.width(k) + i] += lambda;
      }
    }
    TiledCholesky out = new TiledCholesky(copy);
    out.factor();
    return out;
  }

  /**
   * 0, or the order of the first leading minor that is not positive: then A + λI is not positive
   * definite to working precision, and there is no factor.
   */
  public int minor() {
    return minor;
  }

  private void factor() {
    for (int k = 0; k < strips.count(); k++) {
      int info = Lapack.cholesky(strips.width(k), c.tile(k, k));
      if (info != 0) {
        minor = strips.first(k) + info;
        return;
      }
      eliminate(k);
    }
  }

  /** Row k of C, and what it takes from the tiles below. */
  private void eliminate(int k) {
    int end = strips.count();
    double[][] negative = new double[end][];
    IntStream.range(k + 1, end)
        .parallel()
        .forEach(
            j -> {
              double[] tile = c.tile(k, j);
              Blas.solveUpperTransposed(strips.width(k), strips.width(j), c.tile(k, k), tile);
              negative[j] = negated(tile);
            });
    int rest = end - k - 1;
    IntStream.range(0, rest * rest)
        .parallel()
        .forEach(
            at -> {
              int i = k + 1 + at / rest;
              int j = k + 1 + at % rest;
              if (i <= j) {
                Blas.transposedMultiplyAdd(
                    strips.width(i),
                    strips.width(j),
                    strips.width(k),
                    negative[i],
                    0,
                    c.tile(k, j),
                    0,
                    c.tile(i, j),
                    0);
              }
            });
  }

  private static double[] negated(double[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = -values[i];
    }
    return out;
  }

  /**
   * X in (A + λI) X = B.
   *
   * @param b as many rows as A; kept
   */
  public Matrix solve(Matrix b) {
    if (minor != 0) {
      throw new IllegalStateException("there is no factor: minor " + minor + " is not positive");
    }
    int cols = b.cols();
    double[][] x = new double[strips.count()][];
    for (int k = 0; k < x.length; k++) {
      x[k] = b.rowRange(strips.first(k), strips.width(k)).data();
    }
    for (int k = 0; k < x.length; k++) {
      for (int i = 0; i < k; i++) {
        Blas.transposedMultiplyAdd(
            strips.width(k), cols, strips.width(i), c.tile(i, k), 0, negated(x[i]), 0, x[k], 0);
      }
      Blas.solveUpperTransposed(strips.width(k), cols, c.tile(k, k), x[k]);
    }
    Matrix out = Matrix.zeros(b.rows(), cols);
    for (int k = x.length - 1; k >= 0; k--) {
      for (int j = k + 1; j < x.length; j++) {
        Blas.multiplyAdd(
            strips.width(k), cols, strips.width(j), c.tile(k, j), 0, negated(x[j]), 0, x[k], 0);
      }
      Blas.solveUpper(strips.width(k), cols, c.tile(k, k), x[k]);
      System.arraycopy(x[k], 0, out.data(), strips.first(k) * cols, x[k].length);
    }
    return out;
  }
}
