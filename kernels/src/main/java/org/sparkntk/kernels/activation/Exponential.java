package org.sparkntk.kernels.activation;

import java.util.Optional;

/**
 * φ(x) = a·e^(bx), with T = a² e^(b² E[(u + v)²]/2) and T' = b²T (the moment generating function of
 * the normal distribution).
 *
 * @param a not 0
 * @param b not 0
 */
public record Exponential(double a, double b) implements DualActivation {

  /** Validates the parameters. */
  public Exponential {
    Parameters.nonZero("exp", "a", a);
    Parameters.nonZero("exp", "b", b);
  }

  @Override
  public String name() {
    return "exp";
  }

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.of(new Function(a, b));
  }

  @Override
  public double variance(double q) {
    return a * a * Math.exp(2 * b * b * q);
  }

  @Override
  public double slopeVariance(double q) {
    return b * b * variance(q);
  }

  @Override
  public double covariance(GaussianPair pair) {
    return a * a * Math.exp(b * b * pair.squaredSum() / 2);
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    return b * b * covariance(pair);
  }

  /** 1 − e^(−b²(r₁ − r₂)²/2). */
  @Override
  public double scaleGap(double r1, double r2) {
    double difference = b * (r1 - r2);
    return -Math.expm1(-difference * difference / 2);
  }

  @Override
  public Parity parity() {
    return Parity.NONE;
  }

  @Override
  public ScaleDependence scaleDependence() {
    return ScaleDependence.ANALYTIC;
  }

  private record Function(double a, double b) implements Nonlinearity {
    @Override
    public double value(double x) {
      return a * Math.exp(b * x);
    }

    @Override
    public double slope(double x) {
      return b * value(x);
    }

    @Override
    public double[] kinks() {
      return new double[0];
    }
  }
}
