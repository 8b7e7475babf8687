package org.sparkntk.kernels.activation;

import java.util.Optional;

/**
 * φ(x) = a·sin(bx + k). With D = b² E[(u − v)²]/2, S = b² E[(u + v)²]/2 and c = b²q₁₂ = (S − D)/2,
 *
 * <pre>
 *   T  = a²/2   · (e⁻ᴰ − cos 2k · e⁻ˢ) = a² (sin²k · C + cos²k · Z),     C = (e⁻ᴰ + e⁻ˢ)/2
 *   T' = a²b²/2 · (e⁻ᴰ + cos 2k · e⁻ˢ) = a²b² (cos²k · C + sin²k · Z),   Z = (e⁻ᴰ − e⁻ˢ)/2
 * </pre>
 *
 * (the characteristic function of the normal distribution; Rahimi and Recht 2007 for k = π/4). Z is
 * computed through expm1, so that nothing cancels for small b²q.
 *
 * @param name what it is called
 * @param a not 0
 * @param b not 0
 * @param k the phase
 */
public record Sine(String name, double a, double b, double k) implements DualActivation {
  /** What sin and cos of multiples of π/4 in float64 may differ from 0. */
  private static final double ROUNDING = 1e-15;

  /** Validates the parameters. */
  public Sine {
    Parameters.nonZero(name, "a", a);
    Parameters.nonZero(name, "b", b);
    Parameters.finite(name, "k", k);
  }

  /** a·sin(bx + k). */
  public static Sine sin(double a, double b, double k) {
    return new Sine("sin", a, b, k);
  }

  /** a·cos(bx + k). */
  public static Sine cos(double a, double b, double k) {
    return new Sine("cos", a, b, k + Math.PI / 2);
  }

  /** √2·sin(√(2γ)x + π/4), with T = e^(−γ E[(u − v)²]), the Gaussian kernel. */
  public static Sine rbf(double gamma) {
    Parameters.positive("rbf", "gamma", gamma);
    return new Sine("rbf", Math.sqrt(2), Math.sqrt(2 * gamma), Math.PI / 4);
  }

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.of(new Function(a, b, k));
  }

  @Override
  public double variance(double q) {
    return a * a * mix(-Math.cos(2 * k), Math.sin(k), Math.cos(k), 0, 2 * b * b * q, b * b * q);
  }

  @Override
  public double slopeVariance(double q) {
    return a
        * a
        * b
        * b
        * mix(Math.cos(2 * k), Math.cos(k), Math.sin(k), 0, 2 * b * b * q, b * b * q);
  }

  @Override
  public double covariance(GaussianPair pair) {
    return a * a * mix(pair, -Math.cos(2 * k), Math.sin(k), Math.cos(k));
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    return a * a * b * b * mix(pair, Math.cos(2 * k), Math.cos(k), Math.sin(k));
  }

  /** By quadrature, but for the Gaussian kernel 1 − e^(−b²(r₁ − r₂)²/2). */
  @Override
  public double scaleGap(double r1, double r2) {
    if (Math.abs(Math.cos(2 * k)) < ROUNDING) {
      double difference = b * (r1 - r2);
      return -Math.expm1(-difference * difference / 2);
    }
    return ScaleGap.of(new Function(1, 1, k), Math.abs(b) * r1, Math.abs(b) * r2);
  }

  @Override
  public double[][] scaleGaps(double[] r1, double[] r2) {
    return Math.abs(Math.cos(2 * k)) < ROUNDING
        ? DualActivation.super.scaleGaps(r1, r2)
        : FunctionVectors.gaps(new Function(a, b, k), r1, r2, Math.abs(b));
  }

  @Override
  public Parity parity() {
    if (Math.abs(Math.sin(k)) < ROUNDING) {
      return Parity.ODD;
    }
    return Math.abs(Math.cos(k)) < ROUNDING ? Parity.EVEN : Parity.NONE;
  }

  @Override
  public ScaleDependence scaleDependence() {
    return ScaleDependence.ANALYTIC;
  }

  private double mix(GaussianPair pair, double sign, double even, double odd) {
    double half = b * b / 2;
    double c = b * b * pair.q12();
    return mix(sign, even, odd, half * pair.squaredDifference(), half * pair.squaredSum(), c);
  }

  /** (e⁻ᴰ + sign·e⁻ˢ)/2 = even²·C + odd²·Z, by the form in which nothing cancels. */
  private static double mix(double sign, double even, double odd, double d, double s, double c) {
    if (sign >= -ROUNDING) {
      return (Math.exp(-d) + sign * Math.exp(-s)) / 2;
    }
    double sum = (Math.exp(-d) + Math.exp(-s)) / 2;
    double larger = Math.exp(-Math.min(d, s));
    double difference = -Math.expm1(-2 * Math.abs(c)) * larger / 2;
    return even * even * sum + odd * odd * Math.copySign(difference, c);
  }

  private record Function(double a, double b, double k) implements Nonlinearity {
    @Override
    public double value(double x) {
      return a * Math.sin(b * x + k);
    }

    @Override
    public double slope(double x) {
      return a * b * Math.cos(b * x + k);
    }

    @Override
    public double[] kinks() {
      return new double[0];
    }
  }
}
