package org.sparkntk.kernels.activation;

import java.util.Optional;

/**
 * φ(x) = a·e^(bx²), with
 *
 * <pre>
 *   T = a² D^(−1/2),   T' = 4a²b²q₁₂ D^(−3/2),
 *   D = (1 − 2bq₁₁)(1 − 2bq₂₂) − 4b²q₁₂² = 1 − 2b(q₁₁ + q₂₂) + 4b²(q₁₁q₂₂ − q₁₂²)
 * </pre>
 *
 * (a Gaussian integral; Williams 1997, Computing with infinite networks). For b > 0 the expectation
 * exists only while 2b is below the inverse of the covariance's largest eigenvalue; beyond, every
 * method throws an IllegalArgumentException.
 *
 * @param a not 0
 * @param b not 0, usually negative
 */
public record Gaussian(double a, double b) implements DualActivation {

  /** Validates the parameters. */
  public Gaussian {
    Parameters.nonZero("gaussian", "a", a);
    Parameters.nonZero("gaussian", "b", b);
  }

  @Override
  public String name() {
    return "gaussian";
  }

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.of(new Function(a, b));
  }

  @Override
  public double variance(double q) {
    return a * a / Math.sqrt(determinant(q, q, 0));
  }

  @Override
  public double slopeVariance(double q) {
    double determinant = determinant(q, q, 0);
    return 4 * a * a * b * b * q / (determinant * Math.sqrt(determinant));
  }

  @Override
  public double covariance(GaussianPair pair) {
    return a * a / Math.sqrt(determinant(pair));
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    double determinant = determinant(pair);
    return 4 * a * a * b * b * pair.q12() / (determinant * Math.sqrt(determinant));
  }

  /** 1 − (1 − y²)^(1/4) with y = 2b(q₁₁ − q₂₂)/(1 − 2b(q₁₁ + q₂₂)). */
  @Override
  public double scaleGap(double r1, double r2) {
    double first = determinant(r1 * r1, r1 * r1, 0);
    double second = determinant(r2 * r2, r2 * r2, 0);
    double mean = determinant(r1 * r1, r2 * r2, 0);
    double y = 2 * b * (r1 - r2) * (r1 + r2) / mean;
    double logarithm =
        y * y < 0.5 ? Math.log1p(-y * y) : Math.log(first / mean) + Math.log(second / mean);
    return -Math.expm1(logarithm / 4);
  }

  @Override
  public Parity parity() {
    return Parity.EVEN;
  }

  @Override
  public ScaleDependence scaleDependence() {
    return ScaleDependence.ANALYTIC;
  }

  private double determinant(GaussianPair pair) {
    return determinant(pair.q11(), pair.q22(), pair.area());
  }

  private double determinant(double q11, double q22, double area) {
    double trace = 2 * b * (q11 + q22);
    double root = 2 * b * area;
    double determinant = 1 - trace + root * root;
    // Both factors (1 − 2bλ) of the determinant are positive iff it and 2 − trace are.
    if (determinant > 0 && trace < 2) {
      return determinant;
    }
    throw new IllegalArgumentException(
        "gaussian: with b = "
            + b
            + " > 0 the expectation does not exist at variances "
            + q11
            + " and "
            + q22);
  }

  private record Function(double a, double b) implements Nonlinearity {
    @Override
    public double value(double x) {
      return a * Math.exp(b * x * x);
    }

    @Override
    public double slope(double x) {
      return 2 * b * x * value(x);
    }

    @Override
    public double[] kinks() {
      return new double[0];
    }
  }
}
