package org.sparkntk.kernels.network;

import java.io.Serializable;
import org.sparkntk.kernels.activation.Chunk32;
import org.sparkntk.kernels.activation.Chunk64;

/**
 * One layer of a network in the infinite-width limit: a map of the state of a pair of examples
 * (q₁₁, q₂₂, ρ, Θ) to the state after the layer. On many pairs it works a {@linkplain Chunk64
 * chunk} at a time, so that no call is made per entry.
 */
public sealed interface Layer extends Serializable permits Dense, Activation {
  /** The variance q' after the layer of an example with variance q before it. */
  double variance(double q);

  /** Θ' after the layer of an example with itself, from q and Θ before it. */
  double tangent(double q, double theta);

  /**
   * One step for every pair of a chunk.
   *
   * @param chunk the pairs; changed in place
   * @param scales √q of the row and the columns before and after this layer
   */
  void apply(Chunk64 chunk, Scales64 scales);

  /** The same in float32. */
  void apply(Chunk32 chunk, Scales32 scales);
}
