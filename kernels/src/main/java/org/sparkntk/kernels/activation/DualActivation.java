package org.sparkntk.kernels.activation;

import java.io.Serializable;

/**
 * An activation function φ by what the kernel recursion needs of it, its dual activation
 *
 * <pre>
 *   T(q₁₁, q₂₂, q₁₂) = E[φ(a) φ(b)],   T'(q₁₁, q₂₂, q₁₂) = E[φ'(a) φ'(b)],   (a, b) ~ N(0, [q₁₁ q₁₂; q₁₂ q₂₂])
 * </pre>
 *
 * (Daniely et al. 1602.05897). An activation without a state of its own is a record; adding one
 * means writing the record and one line in the configuration reader's table.
 */
public sealed interface DualActivation extends Serializable permits Relu {
  /** The name used in configuration files. */
  String name();

  /**
   * T(q, q, q) = E[φ(a)²]: the variance after the activation of a pre-activation of variance q ≥ 0.
   */
  double variance(double q);

  /** T'(q, q, q) = E[φ'(a)²]. */
  double derivative(double q);

  /**
   * One step for every pair of a chunk: ρ ← T/√(T₁₁ T₂₂) and, if carried, Θ ← Θ · T'.
   *
   * @param chunk the pairs; changed in place
   * @param rowScale √q₁₁ of the row
   * @param colScales √q₂₂ of the columns, from {@code offset} on; not changed
   */
  void apply(Chunk64 chunk, double rowScale, double[] colScales, int offset);

  /** The same in float32. */
  void apply(Chunk32 chunk, float rowScale, float[] colScales, int offset);
}
