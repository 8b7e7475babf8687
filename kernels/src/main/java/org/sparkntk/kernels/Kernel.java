package org.sparkntk.kernels;

import java.io.Serializable;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

/**
 * A positive semi-definite kernel, evaluated block by block: two panels of examples make a tile of
 * the Gram matrix. Everything distributed is written against this contract and never knows which
 * kernel it runs.
 *
 * <p>Implementations are immutable and thread-safe, and every entry depends on its two examples and
 * the tile's shape and position alone, never on what was computed before.
 */
public interface Kernel extends Serializable {
  /** The format of the tiles that {@link #fill} writes. */
  Precision precision();

  /**
   * Computes once what the kernel needs of each example.
   *
   * @param examples rows × features, preprocessed and finite; not retained
   */
  Panel prepare(Matrix examples);

  /**
   * Fills the tile of the kernel between two different blocks of examples.
   *
   * @param rows m examples
   * @param cols n examples
   * @param out m × n, of {@link #precision()}, overwritten
   */
  void fill(Panel rows, Panel cols, Tile out);

  /**
   * Fills the tile of a block of examples with itself: symmetric to the last bit, with the exact
   * diagonal of {@link Panel#diagonal()}.
   *
   * @param panel m examples
   * @param out m × m, of {@link #precision()}, overwritten
   */
  void fillDiagonal(Panel panel, Tile out);
}
