package org.sparkntk.kernels.linalg;

/** Tiles of either precision in float64 arithmetic. */
final class TileProduct64 extends TileProduct {
  /** Rows that are widened at a time and stay in the second-level cache. */
  private static final int STRIP_ROWS = 16;

  private final FusedKernel kernel;
  private Lanes64 rowSums = Lanes64.zeros(0, 0, 1);
  private Lanes64 colSums = Lanes64.zeros(0, 0, 1);
  private double[] widened = new double[0];

  TileProduct64(FusedKernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public Operand pack(Matrix s) {
    return Lanes64.of(s, kernel.lanes64());
  }

  @Override
  void sweep(Tile tile, Operand s, Matrix q) {
    sweep(tile, s, Lanes64.zeros(tile.rows(), s.width(), kernel.lanes64()));
    rowSums.addTo(q);
  }

  @Override
  void sweep(Tile tile, Operand sCols, Matrix qRows, Operand sRows, Matrix qCols) {
    sweep(tile, sCols, sRows);
    rowSums.addTo(qRows);
    colSums.addTo(qCols);
  }

  private void sweep(Tile tile, Operand sCols, Operand sRows) {
    if (!(sCols instanceof Lanes64 right && sRows instanceof Lanes64 left)) {
      throw new IllegalArgumentException("float64 products need float64 operands");
    }
    rowSums = cleared(rowSums, left);
    colSums = cleared(colSums, right);
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
            colSums.groups()[g],
            left.groups()[g],
            rowSums.groups()[g],
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

  private Lanes64 cleared(Lanes64 sums, Lanes64 like) {
    if (sums.rows() != like.rows() || sums.width() != like.width()) {
      return Lanes64.zeros(like.rows(), like.width(), kernel.lanes64());
    }
    sums.clear();
    return sums;
  }
}
