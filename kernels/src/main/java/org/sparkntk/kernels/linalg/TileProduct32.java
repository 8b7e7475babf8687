package org.sparkntk.kernels.linalg;

/** Float32 tiles in float32 arithmetic, each added to float64 sums. */
final class TileProduct32 extends TileProduct {
  /** Rows that stay in the second-level cache while the groups of columns take their turns. */
  private static final int STRIP_ROWS = 32;

  private final FusedKernel kernel;
  private Lanes32 rowSums = Lanes32.zeros(0, 0, 1);
  private Lanes32 colSums = Lanes32.zeros(0, 0, 1);

  TileProduct32(FusedKernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public Operand pack(Matrix s) {
    return Lanes32.of(s, lanes());
  }

  @Override
  int lanes() {
    return kernel.lanes32();
  }

  @Override
  void sweep(Tile tile, Operand s, Accumulator q) {
    sweep(tile, s, Lanes32.zeros(tile.rows(), s.width(), lanes()));
    q.add(rowSums);
  }

  @Override
  void sweep(Tile tile, Operand sCols, Accumulator qRows, Operand sRows, Accumulator qCols) {
    sweep(tile, sCols, sRows);
    qRows.add(rowSums);
    qCols.add(colSums);
  }

  private void sweep(Tile tile, Operand sCols, Operand sRows) {
    if (!(tile instanceof Float32Tile floats
        && sCols instanceof Lanes32 right
        && sRows instanceof Lanes32 left)) {
      throw new IllegalArgumentException("float32 products need float32 tiles and operands");
    }
    rowSums = cleared(rowSums, left);
    colSums = cleared(colSums, right);
    for (int row = 0; row < floats.rows(); row += STRIP_ROWS) {
      int rows = Math.min(STRIP_ROWS, floats.rows() - row);
      for (int g = 0; g < right.groups().length; g++) {
        kernel.sweep(
            floats.values(),
            row * floats.cols(),
            rows,
            floats.cols(),
            right.groups()[g],
            colSums.groups()[g],
            left.groups()[g],
            rowSums.groups()[g],
            row);
      }
    }
  }

  private static Lanes32 cleared(Lanes32 sums, Lanes32 like) {
    if (sums.rows() != like.rows() || sums.width() != like.width()) {
      return Lanes32.zeros(like.rows(), like.width(), like.lanes());
    }
    sums.clear();
    return sums;
  }
}
