package org.sparkntk.kernels.activation;

import java.util.Optional;

/**
 * φ(x) = a·erf(bx) + k. With Q = b²q and S = b²q₁₂,
 *
 * <pre>
 *   T  = (2a²/π) asin(2S/√((1 + 2Q₁)(1 + 2Q₂))) + k²,      T' = (4a²b²/π)/√D
 *   D = (1 + 2Q₁)(1 + 2Q₂) − 4S² = 1 + 2Q₁ + 2Q₂ + 4(Q₁Q₂ − S²)
 * </pre>
 *
 * (Williams 1997, Computing with infinite networks). The arc sine is computed as atan2(2S, √D),
 * exact near ±1 as well.
 *
 * @param a not 0
 * @param b not 0
 * @param k finite
 */
public record Erf(double a, double b, double k) implements DualActivation {

  /** Validates the parameters. */
  public Erf {
    Parameters.nonZero("erf", "a", a);
    Parameters.nonZero("erf", "b", b);
    Parameters.finite("erf", "k", k);
  }

  /** erf x. */
  public static Erf erf() {
    return new Erf(1, 1, 0);
  }

  /** ½ + ½ erf(x/2.4020563531719796), close to the logistic function. */
  public static Erf sigmoidLike() {
    return new Erf(0.5, 1 / 2.4020563531719796, 0.5);
  }

  @Override
  public String name() {
    return "erf";
  }

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.of(new Function(a, b, k));
  }

  @Override
  public double variance(double q) {
    double scaled = 2 * b * b * q;
    return arc(scaled, Math.sqrt(1 + 2 * scaled));
  }

  @Override
  public double slopeVariance(double q) {
    return 4 * a * a * b * b / (Math.PI * Math.sqrt(1 + 4 * b * b * q));
  }

  @Override
  public double covariance(GaussianPair pair) {
    return arc(2 * b * b * pair.q12(), rootOfD(pair));
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    return 4 * a * a * b * b / (Math.PI * rootOfD(pair));
  }

  @Override
  public double scaleGap(double r1, double r2) {
    return ScaleGap.of(new Function(1, 1, k / a), Math.abs(b) * r1, Math.abs(b) * r2);
  }

  @Override
  public double[][] scaleGaps(double[] r1, double[] r2) {
    return FunctionVectors.gaps(new Function(a, b, k), r1, r2, Math.abs(b));
  }

  @Override
  public Parity parity() {
    return k == 0 ? Parity.ODD : Parity.NONE;
  }

  @Override
  public ScaleDependence scaleDependence() {
    return ScaleDependence.ANALYTIC;
  }

  private double arc(double twoS, double rootOfD) {
    return 2 * a * a / Math.PI * Math.atan2(twoS, rootOfD) + k * k;
  }

  private double rootOfD(GaussianPair pair) {
    double area = 2 * b * b * pair.area();
    return Math.sqrt(1 + 2 * b * b * (pair.q11() + pair.q22()) + area * area);
  }

  private record Function(double a, double b, double k) implements Nonlinearity {
    @Override
    public double value(double x) {
      return a * ErrorFunction.erf(b * x) + k;
    }

    @Override
    public double slope(double x) {
      return 2 * a * b / Math.sqrt(Math.PI) * Math.exp(-b * b * x * x);
    }

    @Override
    public double[] kinks() {
      return new double[0];
    }
  }
}
