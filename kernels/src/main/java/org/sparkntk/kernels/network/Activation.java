package org.sparkntk.kernels.network;

import org.sparkntk.kernels.activation.Chunk32;
import org.sparkntk.kernels.activation.Chunk64;
import org.sparkntk.kernels.activation.DualActivation;

/**
 * A pointwise nonlinearity: K' = T(K), Θ' = Θ · T'(K) (Jacot et al. 1806.07572, theorem 1).
 *
 * @param function φ
 */
public record Activation(DualActivation function) implements Layer {
  @Override
  public double variance(double q) {
    return function.variance(q);
  }

  @Override
  public double tangent(double q, double theta) {
    return theta * function.slopeVariance(q);
  }

  @Override
  public void apply(Chunk64 chunk, Scales64 scales) {
    org.sparkntk.kernels.activation.ReluMap64.apply(chunk);
  }

  @Override
  public void apply(Chunk32 chunk, Scales32 scales) {
    org.sparkntk.kernels.activation.ReluMap32.apply(chunk);
  }
}
