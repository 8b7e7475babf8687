package org.sparkntk.kernels.meanfield;

import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.ScaleDependence;

/**
 * An activation and the variances of a wide network's parameters: weights ~ N(0, σ_w²/n), biases ~
 * N(0, σ_b²).
 *
 * @param activation φ, continuous
 * @param sigmaW σ_w, positive
 * @param sigmaB σ_b, zero or positive
 */
public record Initialization(DualActivation activation, double sigmaW, double sigmaB) {
  /** Variances at which {@link #isScaleFree} compares. */
  private static final double[] SCALES = {1, 4};

  /** Validates the parameters. */
  public Initialization {
    if (!activation.isContinuous()) {
      throw new IllegalArgumentException(
          activation.name() + ": expected a continuous activation, found one that jumps");
    }
    if (!(sigmaW > 0) || Double.isInfinite(sigmaW)) {
      throw new IllegalArgumentException("sigma-w must be positive and finite, found " + sigmaW);
    }
    if (!(sigmaB >= 0) || Double.isInfinite(sigmaB)) {
      throw new IllegalArgumentException(
          "sigma-b must be zero or positive and finite, found " + sigmaB);
    }
  }

  /** σ_w². */
  public double weightVariance() {
    return sigmaW * sigmaW;
  }

  /** σ_b². */
  public double biasVariance() {
    return sigmaB * sigmaB;
  }

  /** One layer of the variance, σ_b² + σ_w² E[φ(√q Z)²]. */
  public double nextVariance(double q) {
    return biasVariance() + weightVariance() * activation.variance(q);
  }

  /** χ(q) = σ_w² E[φ'(√q Z)²], the growth of a small difference between two inputs. */
  public double growth(double q) {
    return weightVariance() * activation.slopeVariance(q);
  }

  /** Whether φ(λx) = λφ(x) for λ > 0, so that correlations do not depend on the variance. */
  public boolean isHomogeneous() {
    return isHomogeneous(activation);
  }

  /** Whether without a bias all variances behave alike. */
  public boolean isScaleFree() {
    return isHomogeneous() && sigmaB == 0;
  }

  static boolean isHomogeneous(DualActivation phi) {
    return phi.scaleDependence() == ScaleDependence.NONE
        && phi.slopeVariance(SCALES[0]) == phi.slopeVariance(SCALES[1])
        && SCALES[1] * phi.variance(SCALES[0]) == SCALES[0] * phi.variance(SCALES[1]);
  }
}
