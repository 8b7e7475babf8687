package org.sparkntk.kernels.activation;

import java.util.Optional;

/**
 * φ(x) = xⁿ for x > 0, else 0; for n = 0 the step function with φ(0) = ½.
 *
 * <pre>
 *   T = (q₁₁q₂₂)^(n/2) Jₙ(θ)/(2π),   T' = n² (q₁₁q₂₂)^((n−1)/2) Jₙ₋₁(θ)/(2π),   0 for n = 0
 * </pre>
 *
 * (Cho and Saul 2009, where Jₙ is defined). {@link #angular} computes Jₙ without cancellation at
 * any θ.
 *
 * @param n 0 to {@value #MAX_DEGREE}
 */
public record RectifiedMonomial(int n) implements DualActivation {
  private static final int MAX_DEGREE = 5;

  /** Enough for rounding accuracy of the integral at θ ≥ π/2. */
  private static final GaussLegendre RULE = GaussLegendre.of(40);

  /** Validates the degree. */
  public RectifiedMonomial {
    Parameters.between("rectified-monomial", "n", 0, MAX_DEGREE, n);
  }

  @Override
  public String name() {
    return "rectified-monomial";
  }

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.of(new Function(n));
  }

  @Override
  public double variance(double q) {
    // The step of a zero input is that of a tiny one, 0 or 1 with equal probability.
    return evenMoment(n) / 2 * Math.pow(q, n);
  }

  @Override
  public double slopeVariance(double q) {
    return n == 0 ? 0 : n * n * evenMoment(n - 1) / 2 * Math.pow(q, n - 1);
  }

  @Override
  public double covariance(GaussianPair pair) {
    double product = pair.r1() * pair.r2();
    if (n == 0 && product == 0) {
      return 0.25;
    }
    return Math.pow(product, n) * angular(n, pair.theta()) / (2 * Math.PI);
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    if (n == 0) {
      return 0;
    }
    double power = Math.pow(pair.r1() * pair.r2(), n - 1);
    return n * n * power * angular(n - 1, pair.theta()) / (2 * Math.PI);
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

  @Override
  public boolean isContinuous() {
    return n > 0;
  }

  /** (2n − 1)!! = E[Z²ⁿ]. */
  private static double evenMoment(int n) {
    double moment = 1;
    for (int k = 3; k < 2 * n; k += 2) {
      moment *= k;
    }
    return moment;
  }

  /**
   * Jₙ(θ): for θ < π/2 the expanded form, whose terms are positive there; beyond, where they
   * cancel, the integral of Cho and Saul,
   *
   * <pre>
   *   Jₙ = n! sin²ⁿ⁺¹θ ∫₀^(π/2) cosⁿt / (1 − cos θ cos t)ⁿ⁺¹ dt.
   * </pre>
   */
  static double angular(int n, double theta) {
    if (n == 0) {
      return Math.PI - theta;
    }
    return theta < Math.PI / 2 ? expanded(n, theta) : integral(n, theta);
  }

  private static double expanded(int n, double theta) {
    double c = Math.cos(theta);
    double s = Math.sin(theta);
    double x = c * c;
    double rest = Math.PI - theta;
    return switch (n) {
      case 1 -> s + rest * c;
      case 2 -> 3 * s * c + rest * (1 + 2 * x);
      case 3 -> s * (4 + 11 * x) + rest * c * (9 + 6 * x);
      case 4 -> s * c * (55 + 50 * x) + rest * (9 + 72 * x + 24 * x * x);
      default -> s * (64 + 607 * x + 274 * x * x) + rest * c * (225 + 600 * x + 120 * x * x);
    };
  }

  private static double integral(int n, double theta) {
    double cosine = Math.cos(theta);
    double sum = 0;
    double factorial = 1;
    for (int i = 0; i < RULE.size(); i++) {
      double t = Math.cos(Math.PI / 4 * (1 + RULE.node(i)));
      sum += RULE.weight(i) * Math.pow(t / (1 - cosine * t), n) / (1 - cosine * t);
    }
    for (int k = 2; k <= n; k++) {
      factorial *= k;
    }
    return factorial * Math.pow(Math.sin(theta), 2 * n + 1) * Math.PI / 4 * sum;
  }

  private record Function(int n) implements Nonlinearity {
    @Override
    public double value(double x) {
      if (n == 0) {
        return (1 + Math.signum(x)) / 2;
      }
      return x > 0 ? Math.pow(x, n) : 0;
    }

    @Override
    public double slope(double x) {
      return x > 0 && n > 0 ? n * Math.pow(x, n - 1) : 0;
    }

    @Override
    public double[] kinks() {
      return new double[] {0};
    }
  }
}
