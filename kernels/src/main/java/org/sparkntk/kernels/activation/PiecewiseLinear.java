package org.sparkntk.kernels.activation;

import java.util.Optional;

/**
 * φ(x) = a·min(x, 0) + b·max(x, 0): ReLU (0, 1), leaky ReLU (α, 1), the absolute value (−1, 1) and
 * the identity (1, 1). With θ = arccos ρ,
 *
 * <pre>
 *   T  = (a − b)²/(2π) · √(q₁₁q₂₂ − q₁₂²) + T' q₁₂,      T' = (a² + b²)/2 − (a − b)² θ/(2π)
 * </pre>
 *
 * (Cho and Saul 2009, eqs. 3 to 6, for ReLU; the others by linearity).
 *
 * @param name what it is called
 * @param negative a, the slope left of 0
 * @param positive b, the slope right of 0
 */
public record PiecewiseLinear(String name, double negative, double positive)
    implements DualActivation {

  /** Validates that the slopes are finite and not both 0. */
  public PiecewiseLinear {
    if (!Double.isFinite(negative) || !Double.isFinite(positive)) {
      throw new IllegalArgumentException(
          name + ": the slopes must be finite, found " + negative + " and " + positive);
    }
    if (negative == 0 && positive == 0) {
      throw new IllegalArgumentException(name + ": the slopes must not both be 0");
    }
  }

  /** max(x, 0). */
  public static PiecewiseLinear relu() {
    return new PiecewiseLinear("relu", 0, 1);
  }

  /** max(x, 0) + α min(x, 0). */
  public static PiecewiseLinear leakyRelu(double alpha) {
    return new PiecewiseLinear("leaky-relu", Parameters.finite("leaky-relu", "alpha", alpha), 1);
  }

  /** |x|. */
  public static PiecewiseLinear abs() {
    return new PiecewiseLinear("abs", -1, 1);
  }

  /** x. */
  public static PiecewiseLinear identity() {
    return new PiecewiseLinear("identity", 1, 1);
  }

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.of(new Function(negative, positive));
  }

  @Override
  public double variance(double q) {
    return (negative * negative + positive * positive) / 2 * q;
  }

  @Override
  public double slopeVariance(double q) {
    return (negative * negative + positive * positive) / 2;
  }

  @Override
  public double covariance(GaussianPair pair) {
    double difference = positive - negative;
    return difference * difference / (2 * Math.PI) * pair.area()
        + slopeCovariance(pair) * pair.q12();
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    double difference = positive - negative;
    // (π − θ)/2π and not ½ − θ/2π: exactly 0 for opposite inputs of a ReLU.
    return difference * difference * (Math.PI - pair.theta()) / (2 * Math.PI) + negative * positive;
  }

  @Override
  public double scaleGap(double r1, double r2) {
    return 0;
  }

  @Override
  public Parity parity() {
    if (negative == positive) {
      return Parity.ODD;
    }
    return negative == -positive ? Parity.EVEN : Parity.NONE;
  }

  @Override
  public ScaleDependence scaleDependence() {
    return ScaleDependence.NONE;
  }

  private record Function(double negative, double positive) implements Nonlinearity {
    @Override
    public double value(double x) {
      return x < 0 ? negative * x : positive * x;
    }

    @Override
    public double slope(double x) {
      return x < 0 ? negative : positive;
    }

    @Override
    public double[] kinks() {
      return new double[] {0};
    }
  }
}
