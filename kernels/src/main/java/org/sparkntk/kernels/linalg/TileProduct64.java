package org.sparkntk.kernels.linalg;

/** Tiles of either precision in float64 arithmetic. */
final class TileProduct64 extends TileProduct {
  /** Rows that are widened at a time and stay in the second-level cache. */
  private static final int STRIP_ROWS = 16;

  private final FusedKernel kernel;
  private double[] widened = new double[0];

  TileProduct64(FusedKernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public Operand pack(Matrix s) {
    return Lanes64.of(s, lanes());
  }

  @Override
  int lanes() {
    return kernel.lanes64();
  }

  @Override
  void sweep(Tile tile, Operand s, Accumulator q) {
    Operand nothing = Lanes64.zeros(tile.rows(), s.width(), lanes());
    sweep(tile, s, q, nothing, accumulator(tile.cols(), s.width()));
  }

  @Override
  void sweep(Tile tile, Operand sCols, Accumulator qRows, Operand sRows, Accumulator qCols) {
    if (!(sCols instanceof Lanes64 right && sRows instanceof Lanes64 left)) {
      throw new IllegalArgumentException("float64 products need float64 operands");
    }
    for (int row = 0; row < tile.rows(); row += STRIP_ROWS) {
      int rows = Math.min(STRIP_ROWS, tile.rows() - row);
      double[] strip = strip(tile, row, rows);
      int offset = tile instanceof Float64Tile ? row * tile.cols() : 0;
      for (int g = 0; g < right.groups().length; g++) {
        kernel.sweep(
            strip,
            offset,
            rows,
            tile.cols(),
            right.groups()[g],
            qCols.groups()[g],
            left.groups()[g],
            qRows.groups()[g],
            row);
      }
    }
  }

  /** Rows of the tile in float64: the tile itself if it is float64. */
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
}
