package org.sparkntk.kernels.meanfield;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.GaussLegendre;
import org.sparkntk.kernels.activation.GaussianPair;
import org.sparkntk.kernels.interpolation.Chebyshev;

/**
 * The dual of an activation for pairs of equal variance q at the angle θ, as polynomials in θ that
 * lose no digits where the pair is nearly parallel:
 *
 * <pre>
 *   T'(θ) = T'(0) − θ D(θ)
 *   (T(0) − T(θ))/(q(1 − cos θ)) = mean of T' over [cos θ, 1] = T'(0) − θ M(θ),
 *   M(θ) = 1/(θ(1 − cos θ)) · ∫ t D(t) sin t dt from 0 to θ
 * </pre>
 *
 * T' is a Chebyshev series on [0, π] with twice as many terms until the last quarter of them is
 * below {@value #TOLERANCE} T'(0); D and M follow from it without further error but rounding.
 */
public final class EqualVarianceMap {
  /** The error of T' relative to T'(0). */
  public static final double TOLERANCE = 1e-12;

  private static final int FEWEST_NODES = 16;
  private static final int MOST_NODES = 1024;

  /** More nodes for M than for D: enough for its own pole at θ = 2π. */
  private static final int MORE_NODES = 32;

  /** Coefficients of T' that are rounding; without them a ReLU's T' is exactly linear. */
  private static final double ROUNDING = 1e-15;

  /** Coefficients that no sum of the others would notice. */
  private static final double NEGLIGIBLE = 1e-17;

  /** D(0) of a smooth activation is below this part of T'(0): the noise of T' many times over. */
  private static final double KINK = 1e-6;

  private final double q;
  private final double variance;
  private final double top;
  private final double[] slopeLoss;
  private final double[] meanLoss;

  private EqualVarianceMap(DualActivation phi, double q) {
    this.q = q;
    this.variance = phi.variance(q);
    this.top = phi.slopeVariance(q);
    double[] slope = slopes(phi, q);
    this.slopeLoss = slopeLoss(slope);
    this.meanLoss = meanLoss(slopeLoss);
  }

  /**
   * The map at one variance.
   *
   * @param phi continuous
   * @param q positive
   * @throws IllegalArgumentException if phi jumps or q is not positive
   * @throws ArithmeticException if T' cannot be resolved
   */
  public static EqualVarianceMap of(DualActivation phi, double q) {
    if (!phi.isContinuous()) {
      throw new IllegalArgumentException(
          phi.name() + ": expected a continuous activation, found one that jumps");
    }
    if (!(q > 0) || Double.isInfinite(q)) {
      throw new IllegalArgumentException(
          phi.name() + ": a correlation needs a positive, finite variance, found " + q);
    }
    return new EqualVarianceMap(phi, q);
  }

  /** The angle of a pair with 1 − cos θ = u, for u in [0, 2]. */
  public static double angle(double u) {
    return 2 * Math.asin(Math.sqrt(Math.min(1, u / 2)));
  }

  /** q. */
  public double q() {
    return q;
  }

  /** T(0), the variance after the activation. */
  public double variance() {
    return variance;
  }

  /** T'(0). */
  public double slopeAtZero() {
    return top;
  }

  /** D(θ) = (T'(0) − T'(θ))/θ. */
  public double slopeLoss(double theta) {
    return Chebyshev.value(slopeLoss, unit(theta));
  }

  /** T'(θ). */
  public double slope(double theta) {
    return top - theta * slopeLoss(theta);
  }

  /** (T(0) − T(θ))/(q(1 − cos θ)). */
  public double meanSlope(double theta) {
    return top - theta * Chebyshev.value(meanLoss, unit(theta));
  }

  /** Whether T' has a kink in θ at 0, which it has if and only if φ' jumps somewhere. */
  public boolean hasKink() {
    return Math.abs(slopeLoss(0)) > KINK * top;
  }

  private static double unit(double theta) {
    return 2 / Math.PI * theta - 1;
  }

  private static double theta(double x) {
    return Math.PI / 2 * (1 + x);
  }

  private static double[] slopes(DualActivation phi, double q) {
    double r = Math.sqrt(q);
    for (int n = FEWEST_NODES; n <= MOST_NODES; n *= 2) {
      double[] values =
          Arrays.stream(Chebyshev.nodes(n))
              .map(x -> phi.slopeCovariance(new GaussianPair(r, r, theta(x))))
              .toArray();
      double[] c = Chebyshev.coefficients(values);
      double tail = Arrays.stream(c, n - n / 4, n).map(Math::abs).max().orElseThrow();
      if (tail <= TOLERANCE * phi.slopeVariance(q)) {
        return trimmed(c, ROUNDING);
      }
    }
    throw new ArithmeticException(
        "%s: the derivative's dual at variance %s needs more than %d terms"
            .formatted(phi.name(), q, MOST_NODES));
  }

  /**
   * (p(0) − p(θ))/θ by division in the Chebyshev basis: p(x) − p(−1) = (1 + x) Σ dₖTₖ(x), where (1
   * + x)Tₖ = Tₖ + (Tₖ₊₁ + Tₖ₋₁)/2.
   */
  private static double[] slopeLoss(double[] p) {
    double[] d = new double[p.length + 1];
    for (int k = p.length - 1; k > 0; k--) {
      d[k - 1] = k > 1 ? 2 * (p[k] - d[k]) - d[k + 1] : p[k] - d[k] - d[k + 1] / 2;
    }
    return Arrays.stream(d, 0, Math.max(1, p.length - 1)).map(x -> -2 / Math.PI * x).toArray();
  }

  private static double[] meanLoss(double[] slopeLoss) {
    GaussLegendre rule = GaussLegendre.of(slopeLoss.length / 2 + MORE_NODES);
    return fit(
        slopeLoss.length + MORE_NODES,
        theta -> {
          double sum = 0;
          for (int i = 0; i < rule.size(); i++) {
            double t = theta / 2 * (1 + rule.node(i));
            sum += rule.weight(i) * t * Chebyshev.value(slopeLoss, unit(t)) * Math.sin(t);
          }
          double half = Math.sin(theta / 2);
          return sum / (4 * half * half);
        });
  }

  private static double[] fit(int n, DoubleUnaryOperator f) {
    double[] c =
        Chebyshev.coefficients(
            Arrays.stream(Chebyshev.nodes(n)).map(x -> f.applyAsDouble(theta(x))).toArray());
    return trimmed(c, NEGLIGIBLE);
  }

  private static double[] trimmed(double[] c, double part) {
    double largest = Arrays.stream(c).map(Math::abs).max().orElseThrow();
    int length = c.length;
    while (length > 1 && Math.abs(c[length - 1]) <= part * largest) {
      length--;
    }
    return Arrays.copyOf(c, length);
  }
}
