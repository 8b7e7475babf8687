package org.sparkntk.kernels.activation;

import java.util.Optional;

/**
 * φ(x) = e^(−x²) sin x. With S = q₁₁ + q₂₂, δ = 4(q₁₁q₂₂ − q₁₂²), D = 1 + 2S + δ and p = q₁₂/D,
 *
 * <pre>
 *   T  = D^(−1/2) e^(−(S + δ)/(2D)) sinh p
 *   T' = D^(−5/2) e^(−(S + δ)/(2D)) (A cosh p + B sinh p)
 *   A = 1 + 2S + 4(q₁₂² + q₁₁q₂₂),   B = 4q₁₂(δ + 3S + 2)
 * </pre>
 *
 * (the difference of two Gaussian integrals with imaginary linear terms, and its derivative in
 * q₁₂).
 */
public record Gabor() implements DualActivation {

  @Override
  public String name() {
    return "gabor";
  }

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.of(new Function());
  }

  @Override
  public double variance(double q) {
    return value(2 * q, 0, q);
  }

  @Override
  public double slopeVariance(double q) {
    return slope(2 * q, 0, q, 2 * q * q);
  }

  @Override
  public double covariance(GaussianPair pair) {
    return value(pair.q11() + pair.q22(), delta(pair), pair.q12());
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    double q12 = pair.q12();
    double products = q12 * q12 + pair.q11() * pair.q22();
    return slope(pair.q11() + pair.q22(), delta(pair), q12, products);
  }

  @Override
  public double scaleGap(double r1, double r2) {
    return ScaleGap.of(new Function(), r1, r2);
  }

  @Override
  public double[][] scaleGaps(double[] r1, double[] r2) {
    return FunctionVectors.gaps(new Function(), r1, r2);
  }

  @Override
  public Parity parity() {
    return Parity.ODD;
  }

  @Override
  public ScaleDependence scaleDependence() {
    return ScaleDependence.ANALYTIC;
  }

  private static double delta(GaussianPair pair) {
    return 4 * pair.area() * pair.area();
  }

  private static double value(double sum, double delta, double q12) {
    double d = 1 + 2 * sum + delta;
    return Math.exp(-(sum + delta) / (2 * d)) * Math.sinh(q12 / d) / Math.sqrt(d);
  }

  private static double slope(double sum, double delta, double q12, double products) {
    double d = 1 + 2 * sum + delta;
    double a = 1 + 2 * sum + 4 * products;
    double b = 4 * q12 * (delta + 3 * sum + 2);
    double hyperbolic = a * Math.cosh(q12 / d) + b * Math.sinh(q12 / d);
    return Math.exp(-(sum + delta) / (2 * d)) * hyperbolic / (d * d * Math.sqrt(d));
  }

  private record Function() implements Nonlinearity {
    @Override
    public double value(double x) {
      return Math.exp(-x * x) * Math.sin(x);
    }

    @Override
    public double slope(double x) {
      return Math.exp(-x * x) * (Math.cos(x) - 2 * x * Math.sin(x));
    }

    @Override
    public double[] kinks() {
      return new double[0];
    }
  }
}
