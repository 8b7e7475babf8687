package org.sparkntk.kernels.linalg;

/**
 * Products of stored tiles with blocks of right-hand sides.
 *
 * <p>A tile T = K_IJ above the diagonal serves both of its sides, Q_I += T S_J and Q_J += Tᵀ S_I,
 * and is read from memory once: strips of rows that stay in cache are swept once for every group of
 * columns ({@link FusedKernel}). Library products of a tile with so few columns reach a third of
 * the speed and need two sweeps.
 *
 * <p>In float32 arithmetic S is rounded and sums within a tile are float32, so Q is good to about
 * 10⁻⁵ of its size with tiles of 1000 rows; tiles are added up in float64. In float64 arithmetic
 * float32 tiles are widened, and Q is good to float64 rounding. The result has the same bits
 * wherever it is computed. One instance serves one thread and reuses its buffers.
 */
public abstract sealed class TileProduct permits TileProduct32, TileProduct64 {

  /** Products in {@code arithmetic}; those in float32 take float32 tiles only. */
  public static TileProduct of(Precision arithmetic) {
    FusedKernel kernel = FusedKernel.best();
    return switch (arithmetic) {
      case FLOAT32 -> new TileProduct32(kernel);
      case FLOAT64 -> new TileProduct64(kernel);
    };
  }

  /** The class that does the work, for logs and run manifests. */
  public static String implementation() {
    FusedKernel kernel = FusedKernel.best();
    return "%s, %d lanes".formatted(kernel.getClass().getSimpleName(), kernel.lanes32());
  }

  /** S in the layout for products of this arithmetic. */
  public abstract Operand pack(Matrix s);

  /** Zeros for products of this arithmetic to be added to. */
  public final Accumulator accumulator(int rows, int width) {
    return new Accumulator(Lanes64.zeros(rows, width, lanes()));
  }

  /**
   * Q += T S.
   *
   * @param tile T, m × n
   * @param s S, n × width
   * @param q Q, m × width, added to
   */
  public final void add(Tile tile, Operand s, Accumulator q) {
    require(tile, s, q);
    sweep(tile, s, q);
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
  public final void addBothSides(
      Tile tile, Operand sCols, Accumulator qRows, Operand sRows, Accumulator qCols) {
    require(tile, sCols, qRows);
    requireShape("S_I", tile.rows(), sCols.width(), sRows.rows(), sRows.width());
    requireShape("Q_J", tile.cols(), sCols.width(), qCols.rows(), qCols.width());
    sweep(tile, sCols, qRows, sRows, qCols);
  }

  /** Columns that are multiplied at once. */
  abstract int lanes();

  abstract void sweep(Tile tile, Operand s, Accumulator q);

  abstract void sweep(
      Tile tile, Operand sCols, Accumulator qRows, Operand sRows, Accumulator qCols);

  private static void require(Tile tile, Operand s, Accumulator q) {
    requireShape("S", tile.cols(), s.width(), s.rows(), s.width());
    requireShape("Q", tile.rows(), s.width(), q.rows(), q.width());
  }

  private static void requireShape(String name, int rows, int cols, int foundRows, int foundCols) {
    if (foundRows != rows || foundCols != cols) {
      throw new IllegalArgumentException(
          "%s must be %d × %d, found %d × %d".formatted(name, rows, cols, foundRows, foundCols));
    }
  }
}
