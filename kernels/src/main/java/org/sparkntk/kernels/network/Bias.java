package org.sparkntk.kernels.network;

import java.io.Serializable;

/**
 * The biases of a layer. In the standard parameterisation absent biases and biases of variance 0
 * are two things, because the latter are still trained.
 *
 * @param isPresent whether there are biases
 * @param sigma σ_b ≥ 0, their standard deviation; 0 if there are none
 */
public record Bias(boolean isPresent, double sigma) implements Serializable {
  private static final Bias NONE = new Bias(false, 0);

  /** Validates the range. */
  public Bias {
    if (!(sigma >= 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException(
          "sigma-b must be zero or positive and finite, found " + sigma);
    }
  }

  /** No biases. */
  public static Bias none() {
    return NONE;
  }

  /** Biases of standard deviation σ_b. */
  public static Bias of(double sigma) {
    return new Bias(true, sigma);
  }

  /** σ_b². */
  public double variance() {
    return sigma * sigma;
  }
}
