package org.sparkntk.kernels.features;

import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

/**
 * Features of examples whose inner products approximate a kernel: ⟨φ(x), φ(z)⟩ ≈ Θ(x, z).
 *
 * <p>A map is a function of its parameters, its seed and the example: equal blocks of examples have
 * equal features, to the last bit and wherever they are computed (with the same BLAS). An example
 * in another block has the same features up to the rounding of its matrix products.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public interface FeatureMap {
  /** Features of an example that goes in. */
  int width();

  /** Features of an example that come out. */
  int dimension();

  /** The format of the tiles that {@link #features} returns. */
  Precision precision();

  /** Flops of the matrix products that the features of one example take; all else is extra. */
  double productFlops();

  /**
   * The features of a block of examples.
   *
   * @param examples rows × {@link #width()}, preprocessed and finite; not retained
   * @return rows × {@link #dimension()}; an example that is all zero has features that are all zero
   *     where the kernel is 0 there
   */
  Tile features(Matrix examples);
}
