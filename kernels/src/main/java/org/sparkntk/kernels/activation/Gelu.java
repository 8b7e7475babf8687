package org.sparkntk.kernels.activation;

import java.util.Optional;

/**
 * φ(x) = x·Φ(x), Φ the normal distribution function (Hendrycks and Gimpel 1606.08415, the exact
 * form). With c = q₁₂, P = (1 + q₁₁)(1 + q₂₂), Δ = P − c² and ω = atan2(√Δ, −c) ∈ (0, π),
 *
 * <pre>
 *   T  = cω/(2π) + (c² + q₁₁q₂₂Δ)/(2πP√Δ)
 *   T' = ω/(2π) + c/(2π√Δ) · (1/Δ + (1 − q₁₁q₂₂)/P + 1)
 * </pre>
 *
 * (Tsuchida et al. 2002.08517, with ω in place of π/2 + asin(c/√P), so that nothing cancels for
 * opposite inputs).
 */
public record Gelu() implements DualActivation {

  @Override
  public String name() {
    return "gelu";
  }

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.of(new Function());
  }

  @Override
  public double variance(double q) {
    return value(q, q, q, 0);
  }

  @Override
  public double slopeVariance(double q) {
    return slope(q, q, q, 0);
  }

  @Override
  public double covariance(GaussianPair pair) {
    return value(pair.q11(), pair.q22(), pair.q12(), pair.area());
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    return slope(pair.q11(), pair.q22(), pair.q12(), pair.area());
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
    return Parity.NONE;
  }

  @Override
  public ScaleDependence scaleDependence() {
    return ScaleDependence.ANALYTIC;
  }

  private static double value(double q11, double q22, double c, double area) {
    double product = (1 + q11) * (1 + q22);
    double delta = 1 + q11 + q22 + area * area;
    double root = Math.sqrt(delta);
    double rest = (c * c + q11 * q22 * delta) / (product * root);
    return (c * Math.atan2(root, -c) + rest) / (2 * Math.PI);
  }

  private static double slope(double q11, double q22, double c, double area) {
    double product = (1 + q11) * (1 + q22);
    double delta = 1 + q11 + q22 + area * area;
    double root = Math.sqrt(delta);
    // (1 − q₁₁q₂₂)/P + 1, without its cancellation at large variances.
    double rest = 1 / delta + (2 + q11 + q22) / product;
    return (Math.atan2(root, -c) + c / root * rest) / (2 * Math.PI);
  }

  private record Function() implements Nonlinearity {
    @Override
    public double value(double x) {
      return x * ErrorFunction.normal(x);
    }

    @Override
    public double slope(double x) {
      return ErrorFunction.normal(x) + x * ErrorFunction.density(x);
    }

    @Override
    public double[] kinks() {
      return new double[0];
    }
  }
}
