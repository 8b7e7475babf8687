package org.sparkntk.kernels.activation;

import java.util.Optional;

/**
 * φ(x) = sign x, with T = 1 − 2θ/π (Sheppard 1899), 0 for a zero row, and T' := 0: the derivative
 * of a jump is not a function, and nothing trains through it.
 */
public record Sign() implements DualActivation {

  @Override
  public String name() {
    return "sign";
  }

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.of(new Function());
  }

  @Override
  public double variance(double q) {
    return q > 0 ? 1 : 0;
  }

  @Override
  public double slopeVariance(double q) {
    return 0;
  }

  @Override
  public double covariance(GaussianPair pair) {
    return pair.r1() > 0 && pair.r2() > 0 ? (Math.PI - 2 * pair.theta()) / Math.PI : 0;
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    return 0;
  }

  @Override
  public double scaleGap(double r1, double r2) {
    return 0;
  }

  @Override
  public Parity parity() {
    return Parity.ODD;
  }

  @Override
  public ScaleDependence scaleDependence() {
    return ScaleDependence.NONE;
  }

  @Override
  public boolean isContinuous() {
    return false;
  }

  private record Function() implements Nonlinearity {
    @Override
    public double value(double x) {
      return Math.signum(x);
    }

    @Override
    public double slope(double x) {
      return 0;
    }

    @Override
    public double[] kinks() {
      return new double[] {0};
    }
  }
}
