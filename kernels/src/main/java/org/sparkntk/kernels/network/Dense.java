package org.sparkntk.kernels.network;

import org.sparkntk.kernels.activation.Chunk32;
import org.sparkntk.kernels.activation.Chunk64;

/**
 * A fully connected layer in NTK parameterisation, h = σ_w/√n_in · W x + σ_b b with W, b ~ N(0, 1):
 * K' = σ_w² K + σ_b², Θ' = K' + σ_w² Θ (Jacot et al. 1806.07572, theorem 1, with general σ_w and
 * σ_b).
 *
 * @param sigmaW σ_w &gt; 0, the standard deviation of the weights
 * @param sigmaB σ_b ≥ 0, the standard deviation of the biases; 0 means no biases
 */
public record Dense(double sigmaW, double sigmaB) implements Layer {
  /** Validates the ranges. */
  public Dense {
    if (!(sigmaW > 0) || Double.isInfinite(sigmaW)) {
      throw new IllegalArgumentException(
          "dense: sigma-w must be positive and finite, found " + sigmaW);
    }
    if (!(sigmaB >= 0) || Double.isInfinite(sigmaB)) {
      throw new IllegalArgumentException(
          "dense: sigma-b must be zero or positive and finite, found " + sigmaB);
    }
  }

  @Override
  public double variance(double q) {
    return sigmaW * sigmaW * q + sigmaB * sigmaB;
  }

  @Override
  public double tangent(double q, double theta) {
    return sigmaW * sigmaW * theta + variance(q);
  }

  @Override
  public void apply(Chunk64 chunk, Scales64 scales) {
    DenseStep64.apply(chunk, scales, sigmaW, sigmaB);
  }

  @Override
  public void apply(Chunk32 chunk, Scales32 scales) {
    DenseStep32.apply(chunk, scales, (float) sigmaW, (float) sigmaB);
  }
}
