package org.sparkntk.kernels.linalg;

/**
 * Products of stored tiles with blocks of right-hand sides, accumulated in float64.
 *
 * <p>A tile T = K_IJ above the diagonal serves both of its sides, Q_I += T S_J and Q_J += Tᵀ S_I.
 * It is read from memory once: strips of rows small enough to stay in cache are used twice, float32
 * ones after widening. The strips depend on the tile's shape alone, so the result has the same bits
 * wherever it is computed. One instance serves one thread and reuses its buffer.
 */
public final class TileProduct {
  private static final int STRIP_ROWS = 64;

  private double[] widened = new double[0];

  /**
   * Q += T S.
   *
   * @param tile T, m × n
   * @param s S, n × width
   * @param q Q, m × width, added to
   */
  public void add(Tile tile, Matrix s, Matrix q) {
    requireShape(tile.cols(), s, "S");
    requireShape(tile.rows(), q, "Q");
    int width = s.cols();
    int cols = tile.cols();
    for (int row = 0; row < tile.rows(); row += STRIP_ROWS) {
      int rows = Math.min(STRIP_ROWS, tile.rows() - row);
      double[] strip = strip(tile, row, rows);
      int at = offset(tile, row);
      Blas.multiplyAdd(rows, width, cols, strip, at, s.data(), 0, q.data(), row * width);
    }
  }

  /**
   * Q_I += T S_J and Q_J += Tᵀ S_I in one sweep over T.
   *
   * @param tile T, m × n
   * @param sCols S_J, n × width
   * @param qRows Q_I, m × width, added to
   * @param sRows S_I, m × width
   * @param qCols Q_J, n × width, added to
   */
  public void addBothSides(Tile tile, Matrix sCols, Matrix qRows, Matrix sRows, Matrix qCols) {
    requireShape(tile.cols(), sCols, "S_J");
    requireShape(tile.rows(), qRows, "Q_I");
    requireShape(tile.rows(), sRows, "S_I");
    requireShape(tile.cols(), qCols, "Q_J");
    int width = sCols.cols();
    int cols = tile.cols();
    for (int row = 0; row < tile.rows(); row += STRIP_ROWS) {
      int rows = Math.min(STRIP_ROWS, tile.rows() - row);
      double[] strip = strip(tile, row, rows);
      int at = offset(tile, row);
      int first = row * width;
      Blas.multiplyAdd(rows, width, cols, strip, at, sCols.data(), 0, qRows.data(), first);
      Blas.transposedMultiplyAdd(
          cols, width, rows, strip, at, sRows.data(), first, qCols.data(), 0);
    }
  }

  /** Where the strip's rows are in float64: in the tile itself if it is float64. */
  private double[] strip(Tile tile, int row, int rows) {
    if (tile instanceof Float64Tile wide) {
      return wide.values();
    }
    if (widened.length < rows * tile.cols()) {
      widened = new double[STRIP_ROWS * tile.cols()];
    }
    tile.copyRows(row, rows, widened);
    return widened;
  }

  private static int offset(Tile tile, int row) {
    return tile instanceof Float64Tile ? row * tile.cols() : 0;
  }

  private static void requireShape(int rows, Matrix matrix, String name) {
    if (matrix.rows() != rows) {
      throw new IllegalArgumentException(name + " needs " + rows + " rows, found " + matrix.rows());
    }
  }
}
