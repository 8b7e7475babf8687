package org.sparkntk.kernels.activation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Adaptive composite Gauss–Legendre quadrature of piecewise analytic functions.
 *
 * <p>A panel is halved until its integrand's last Legendre coefficients are so small that the error
 * is below 10⁻¹⁶ of the integral's scale. For an analytic integrand the coefficients fall like ρ⁻ᵏ
 * and the error of n nodes like ρ⁻²ⁿ (Trefethen, Approximation Theory and Approximation Practice,
 * theorems 8.1 and 19.3), so that the square of the last coefficient measures the error, and no
 * second evaluation is needed.
 */
final class Panels {
  private static final GaussLegendre RULE = GaussLegendre.of(16);
  private static final int N = RULE.size();
  private static final int TAIL = 4;
  private static final double[][] TAIL_WEIGHTS = tailWeights();
  private static final double TOLERANCE = 1e-16;

  /** Coefficients below this part of the scale are rounding. */
  private static final double ROUNDING = 1e-14;

  private static final int MAX_HALVINGS = 40;

  private Panels() {}

  private static double[][] tailWeights() {
    double[][] weights = new double[TAIL][N];
    for (int k = 0; k < TAIL; k++) {
      int degree = N - TAIL + k;
      for (int i = 0; i < N; i++) {
        weights[k][i] =
            (2 * degree + 1) / 2.0 * RULE.weight(i) * GaussLegendre.legendre(degree, RULE.node(i));
      }
    }
    return weights;
  }

  /**
   * Break points for an integrand whose features are of width 1/slope around 0: 0, then steps that
   * double, up to the limit; and the given extra points inside (0, limit).
   */
  static double[] graded(double slope, double limit, double... extra) {
    double first = Math.min(1, 1 / slope);
    int doublings = Math.max(0, (int) Math.ceil(Math.log(limit / first) / Math.log(2)));
    double[] all = new double[doublings + 2 + extra.length];
    for (int k = 0; k < doublings; k++) {
      all[k + 1] = Math.scalb(first, k);
    }
    all[doublings + 1] = limit;
    for (int k = 0; k < extra.length; k++) {
      all[doublings + 2 + k] = extra[k] > 0 && extra[k] < limit ? extra[k] : 0;
    }
    Arrays.sort(all);
    return distinct(all);
  }

  /** The points in increasing order, without repetitions. */
  static double[] sorted(double... points) {
    return DoubleStream.of(points).sorted().distinct().toArray();
  }

  private static double[] distinct(double[] sorted) {
    int n = 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] > sorted[n - 1]) {
        sorted[n++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, n);
  }

  /** An estimate of ∫ |f| by one rule per panel. */
  static double magnitude(DoubleUnaryOperator f, double[] breaks) {
    double sum = 0;
    double[] values = new double[N];
    for (int p = 0; p + 1 < breaks.length; p++) {
      double half = (breaks[p + 1] - breaks[p]) / 2;
      evaluate(f, breaks[p], breaks[p + 1], values);
      sum += half * absoluteSum(values);
    }
    return sum;
  }

  /**
   * ∫ f over the panels between the break points, to about 10⁻¹⁴ of the scale at worst.
   *
   * @throws ArithmeticException if halving panels does not resolve f
   */
  static double integrate(DoubleUnaryOperator f, double[] breaks, double scale) {
    double sum = 0;
    double[] values = new double[N];
    for (int p = 0; p + 1 < breaks.length; p++) {
      sum += integrate(f, breaks[p], breaks[p + 1], scale, values, 0);
    }
    return sum;
  }

  private static double integrate(
      DoubleUnaryOperator f, double a, double b, double scale, double[] values, int halvings) {
    evaluate(f, a, b, values);
    double half = (b - a) / 2;
    if (isResolved(values, half, scale)) {
      return half * sum(values);
    }
    requireAnotherHalving(halvings, a, b);
    double middle = (a + b) / 2;
    return integrate(f, a, middle, scale, values, halvings + 1)
        + integrate(f, middle, b, scale, values, halvings + 1);
  }

  /** The break points of the panels that resolve f. */
  static double[] refine(DoubleUnaryOperator f, double[] breaks, double scale) {
    DoubleStream.Builder points = DoubleStream.builder().add(breaks[0]);
    double[] values = new double[N];
    for (int p = 0; p + 1 < breaks.length; p++) {
      refine(f, breaks[p], breaks[p + 1], scale, values, 0, points);
    }
    return points.build().toArray();
  }

  private static void refine(
      DoubleUnaryOperator f,
      double a,
      double b,
      double scale,
      double[] values,
      int halvings,
      DoubleStream.Builder points) {
    evaluate(f, a, b, values);
    if (isResolved(values, (b - a) / 2, scale)) {
      points.add(b);
      return;
    }
    requireAnotherHalving(halvings, a, b);
    double middle = (a + b) / 2;
    refine(f, a, middle, scale, values, halvings + 1, points);
    refine(f, middle, b, scale, values, halvings + 1, points);
  }

  /** All nodes of the panels, in increasing order. */
  static double[] nodes(double[] breaks) {
    double[] nodes = new double[(breaks.length - 1) * N];
    for (int j = 0; j < nodes.length; j++) {
      double a = breaks[j / N];
      double b = breaks[j / N + 1];
      nodes[j] = (a + b) / 2 + (b - a) / 2 * RULE.node(j % N);
    }
    return nodes;
  }

  /** The weights of {@link #nodes}. */
  static double[] weights(double[] breaks) {
    double[] weights = new double[(breaks.length - 1) * N];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = (breaks[j / N + 1] - breaks[j / N]) / 2 * RULE.weight(j % N);
    }
    return weights;
  }

  private static void evaluate(DoubleUnaryOperator f, double a, double b, double[] values) {
    double middle = (a + b) / 2;
    double half = (b - a) / 2;
    for (int i = 0; i < N; i++) {
      values[i] = f.applyAsDouble(middle + half * RULE.node(i));
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += RULE.weight(i) * values[i];
    }
    return sum;
  }

  private static double absoluteSum(double[] values) {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += RULE.weight(i) * Math.abs(values[i]);
    }
    return sum;
  }

  private static boolean isResolved(double[] values, double half, double scale) {
    double tail = 0;
    for (double[] weights : TAIL_WEIGHTS) {
      double coefficient = 0;
      for (int i = 0; i < N; i++) {
        coefficient += weights[i] * values[i];
      }
      tail = Math.max(tail, half * Math.abs(coefficient));
    }
    return tail <= ROUNDING * scale
        || tail * tail <= TOLERANCE * scale * half * absoluteSum(values);
  }

  private static void requireAnotherHalving(int halvings, double a, double b) {
    if (halvings >= MAX_HALVINGS) {
      throw new ArithmeticException(
          "an expectation cannot be computed to 1e-14: the function is not resolved on ["
              + a
              + ", "
              + b
              + "] after "
              + MAX_HALVINGS
              + " halvings; does it jump where it states no kink?");
    }
  }
}
