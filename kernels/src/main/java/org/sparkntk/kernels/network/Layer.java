package org.sparkntk.kernels.network;

import java.io.Serializable;

/**
 * One layer of a network in the infinite-width limit: a map of the state of a pair of examples
 * (q₁₁, q₂₂, ρ, Θ) to the state after the layer. What depends on one example alone is computed once
 * per panel; the rest is a step on chunks of pairs, so that no call is made per entry.
 */
public sealed interface Layer extends Serializable
    permits Dense, Activation, Sum, Product, Concatenation, LayerNorm, Dropout {
  /** What configuration files call it. */
  String name();

  /**
   * What comes out of the layer.
   *
   * @throws IllegalArgumentException if the layer cannot follow {@code before}
   */
  Signal after(Signal before);

  /**
   * Takes each example with itself through the layer.
   *
   * @param self the kernels before the layer; those after it on return
   */
  LayerPanel prepare(SelfKernels self);
}
