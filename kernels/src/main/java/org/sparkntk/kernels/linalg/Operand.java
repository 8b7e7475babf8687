package org.sparkntk.kernels.linalg;

/**
 * A block of right-hand sides as {@link TileProduct} wants it: in groups of as many columns as one
 * register holds, each group contiguous and padded with zeros. Not to be changed.
 */
public sealed interface Operand permits Lanes32, Lanes64 {
  /** The number of rows. */
  int rows();

  /** The number of columns, padding not counted. */
  int width();
}
