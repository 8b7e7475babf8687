package org.sparkntk.kernels.activation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The Gauss–Legendre rule on [−1, 1]: exact for polynomials of degree 2n − 1.
 *
 * <p>The nodes are the zeros of the Legendre polynomial Pₙ, found by Newton's method from Tricomi's
 * estimate; the weights are 2/((1 − x²) Pₙ'(x)²) (Abramowitz and Stegun 25.4.29).
 */
public final class GaussLegendre {
  private static final ConcurrentMap<Integer, GaussLegendre> RULES = new ConcurrentHashMap<>();
  private static final int NEWTON_STEPS = 8;

  private final double[] nodes;
  private final double[] weights;

  private GaussLegendre(int n) {
    nodes = new double[n];
    weights = new double[n];
    for (int i = 0; i < (n + 1) / 2; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      for (int step = 0; step < NEWTON_STEPS; step++) {
        x -= legendre(n, x) / slope(n, x);
      }
      double slope = slope(n, x);
      nodes[i] = -x;
      nodes[n - 1 - i] = x;
      weights[i] = 2 / ((1 - x * x) * slope * slope);
      weights[n - 1 - i] = weights[i];
    }
  }

  /** The rule of {@code n} ≥ 1 nodes. */
  public static GaussLegendre of(int n) {
    return RULES.computeIfAbsent(n, GaussLegendre::new);
  }

  /** The number of nodes. */
  public int size() {
    return nodes.length;
  }

  /** Node {@code i}, increasing in {@code i}. */
  public double node(int i) {
    return nodes[i];
  }

  /** The weight of node {@code i}. */
  public double weight(int i) {
    return weights[i];
  }

  /** Pₙ(x) by (k+1) P₍ₖ₊₁₎ = (2k+1) x Pₖ − k P₍ₖ₋₁₎. */
  static double legendre(int n, double x) {
    double previous = 0;
    double current = 1;
    for (int k = 0; k < n; k++) {
      double next = ((2 * k + 1) * x * current - k * previous) / (k + 1);
      previous = current;
      current = next;
    }
    return current;
  }

  private static double slope(int n, double x) {
    return n * (legendre(n - 1, x) - x * legendre(n, x)) / (1 - x * x);
  }
}
