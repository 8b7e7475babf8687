package org.sparkntk.kernels.network;

/**
 * A fully connected layer in NTK parameterisation, h = σ_w/√n_in · W x + σ_b b with W, b ~ N(0, 1).
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
}
