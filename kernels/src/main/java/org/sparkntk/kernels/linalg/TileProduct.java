package org.sparkntk.kernels.linalg;

/**
 * Products of stored tiles with blocks of right-hand sides, accumulated in float64.
 *
 * <p>A tile T = K_IJ above the diagonal serves both of its sides, Q_I += T S_J and Q_J += Tᵀ S_I.
 * It is read once: strips of rows small enough to stay in cache are widened to float64 and used
 * twice. The strips depend on the tile's shape alone, so the result has the same bits wherever it
 * is computed. One instance serves one thread and reuses its buffer.
 */
public final class TileProduct {
  private static final int STRIP_ROWS = 64;

  private double[] strip = new double[0];

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
    for (int row = 0; row < tile.rows(); row += STRIP_ROWS) {
      int rows = load(tile, row);
      Blas.multiplyAdd(
          rows, s.cols(), tile.cols(), strip, 0, s.data(), 0, q.data(), row * q.cols());
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
      int rows = load(tile, row);
      int offset = row * width;
      Blas.multiplyAdd(rows, width, cols, strip, 0, sCols.data(), 0, qRows.data(), offset);
      Blas.transposedMultiplyAdd(
          cols, width, rows, strip, 0, sRows.data(), offset, qCols.data(), 0);
    }
  }

  private int load(Tile tile, int row) {
    int rows = Math.min(STRIP_ROWS, tile.rows() - row);
    if (strip.length < rows * tile.cols()) {
      strip = new double[STRIP_ROWS * tile.cols()];
    }
    tile.copyRows(row, rows, strip);
    return rows;
  }

  private static void requireShape(int rows, Matrix matrix, String name) {
    if (matrix.rows() != rows) {
      throw new IllegalArgumentException(name + " needs " + rows + " rows, found " + matrix.rows());
    }
  }
}
