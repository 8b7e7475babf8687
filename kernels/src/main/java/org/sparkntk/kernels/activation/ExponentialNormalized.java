package org.sparkntk.kernels.activation;

import java.util.Optional;

/**
 * The kernel T = √(q₁₁q₂₂) e^(γ(ρ + shift)), T' = γ e^(γ(ρ + shift)), which belongs to no function
 * applied unit by unit (Mairal et al. 2014, Convolutional kernel networks).
 *
 * @param gamma γ > 0
 * @param shift −1 to keep variances
 */
public record ExponentialNormalized(double gamma, double shift) implements DualActivation {

  /** Validates the parameters. */
  public ExponentialNormalized {
    Parameters.positive("exp-normalized", "gamma", gamma);
    Parameters.finite("exp-normalized", "shift", shift);
  }

  @Override
  public String name() {
    return "exp-normalized";
  }

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.empty();
  }

  @Override
  public double variance(double q) {
    return q * Math.exp(gamma * (1 + shift));
  }

  @Override
  public double slopeVariance(double q) {
    return gamma * Math.exp(gamma * (1 + shift));
  }

  @Override
  public double covariance(GaussianPair pair) {
    return pair.r1() * pair.r2() * exponential(pair);
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    return gamma * exponential(pair);
  }

  @Override
  public double scaleGap(double r1, double r2) {
    return 0;
  }

  @Override
  public Parity parity() {
    return Parity.NONE;
  }

  @Override
  public ScaleDependence scaleDependence() {
    return ScaleDependence.NONE;
  }

  private double exponential(GaussianPair pair) {
    return Math.exp(gamma * (Math.cos(pair.theta()) + shift));
  }
}
