package org.sparkntk.kernels.meanfield;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.sparkntk.kernels.activation.DualActivation;

/**
 * A point of the edge of chaos, where a network neither forgets nor amplifies small differences: χ₁
 * = 1 at the fixed point of the variance (Hayou et al. 1902.06853).
 *
 * @param sigmaB σ_b
 * @param q the fixed point; none if every variance is one, as for ReLU
 * @param sigmaW σ_w = E[φ'(√q Z)²]^(−1/2)
 */
public record EdgeOfChaos(double sigmaB, OptionalDouble q, double sigmaW) {
  private static final double SMALLEST = 1e-8;
  private static final double LARGEST = 1e6;
  private static final int PER_DECADE = 12;

  /** g/q below this is rounding: φ is linear there, as a clipped one is for small variances. */
  private static final double ROUNDING = 1e-10;

  /**
   * All points with the given σ_b, by increasing q: the zeros of
   *
   * <pre>
   *   g(q) = σ_b² + E[φ(√q Z)²]/E[φ'(√q Z)²] − q
   * </pre>
   *
   * where g changes its sign between neighbours of a grid on [10⁻⁸, 10⁶], and q = 0 if σ_b = 0 and
   * φ(0) = 0.
   *
   * @return none, one or several
   */
  public static List<EdgeOfChaos> points(DualActivation phi, double sigmaB) {
    if (Initialization.isHomogeneous(phi)) {
      // g = σ_b² for every q.
      return sigmaB == 0
          ? List.of(
              new EdgeOfChaos(sigmaB, OptionalDouble.empty(), Math.sqrt(1 / phi.slopeVariance(1))))
          : List.of();
    }
    List<EdgeOfChaos> points = new ArrayList<>();
    if (sigmaB == 0 && phi.variance(0) == 0 && phi.slopeVariance(0) > 0) {
      points.add(at(phi, sigmaB, 0));
    }
    DoubleUnaryOperator g = q -> excess(phi, sigmaB, q);
    int steps = (int) Math.round(PER_DECADE * Math.log10(LARGEST / SMALLEST));
    double from = SMALLEST;
    double before = beyondRounding(g, from);
    for (int i = 1; i <= steps; i++) {
      double to = SMALLEST * Math.pow(10, (double) i / PER_DECADE);
      double after = beyondRounding(g, to);
      if (before * after < 0) {
        points.add(at(phi, sigmaB, Roots.between(g, from, to)));
      }
      if (after != 0) {
        from = to;
        before = after;
      }
    }
    return List.copyOf(points);
  }

  /** g(q), or NaN where an expectation does not exist. */
  private static double excess(DualActivation phi, double sigmaB, double q) {
    try {
      return sigmaB * sigmaB + phi.variance(q) / phi.slopeVariance(q) - q;
    } catch (ArithmeticException | IllegalArgumentException notFinite) {
      return Double.NaN;
    }
  }

  private static double beyondRounding(DoubleUnaryOperator g, double q) {
    double value = g.applyAsDouble(q);
    return Math.abs(value) <= ROUNDING * q ? 0 : value;
  }

  private static EdgeOfChaos at(DualActivation phi, double sigmaB, double q) {
    return new EdgeOfChaos(sigmaB, OptionalDouble.of(q), Math.sqrt(1 / phi.slopeVariance(q)));
  }
}
