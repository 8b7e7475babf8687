package org.sparkntk.kernels.solve;

/**
 * How many columns a block has: the labels' rank, filled up with Gaussian columns.
 *
 * <p>Every column makes the Krylov space larger and so the passes fewer. Columns up to the next
 * multiple of what the tile product's vector registers hold are free; many more pay where a pass is
 * dear because tiles come from disk or are computed again.
 *
 * @param atLeast the smallest width, at least 1
 * @param multipleOf widths are rounded up to a multiple of this, at least 1
 */
public record BlockWidth(int atLeast, int multipleOf) {
  /** The next multiple of 16, the floats of one 512-bit register. */
  public static final BlockWidth NATURAL = new BlockWidth(1, 16);

  /** Validates the ranges. */
  public BlockWidth {
    if (atLeast < 1 || multipleOf < 1) {
      throw new IllegalArgumentException(
          "a block width must be positive, found at least " + atLeast + ", multiple " + multipleOf);
    }
  }

  /** The columns of a block that begins with {@code rank} label directions of length {@code n}. */
  public int columns(int rank, int n) {
    int width = Math.max(rank, atLeast);
    int rounded = (width + multipleOf - 1) / multipleOf * multipleOf;
    return Math.max(rank, Math.min(rounded, n));
  }

  /** The Gaussian ones among them. */
  int probes(int rank, int n) {
    return columns(rank, n) - rank;
  }
}
