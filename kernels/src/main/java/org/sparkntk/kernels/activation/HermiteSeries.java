package org.sparkntk.kernels.activation;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * E[f(u) f(v)] of an analytic f for many pairs at once by Mehler's formula,
 *
 * <pre>
 *   E[f(r₁X) f(r₂Y)] = Σ_k h_k(r₁) h_k(r₂) ρ^k,      h_k(r) = E[f(rZ) He_k(Z)]/√k!
 * </pre>
 *
 * (Daniely et al. 1602.05897, section 4). By Parseval Σ h_k² = E[f²], so that what is missing after
 * K terms is at most the geometric mean of E[f(r₁Z)²] − Σ_{k&lt;K} h_k(r₁)² and the same for r₂:
 * the error is bounded, not estimated.
 */
final class HermiteSeries {
  /** The largest share of E[f²] that may be missing. */
  private static final double TOLERANCE = 4e-15;

  private static final int TERMS = 1200;

  /** He_k/√k! times e^(−z²/4) is bounded; what is left, e^(−z²/4), is below 10⁻¹⁸ here. */
  private static final double LIMIT = 13;

  /** With 16 nodes each: the fastest polynomial, He_1200, has a period of 0.18 or more. */
  private static final int PANELS = 208;

  private static final double[] BREAKS = breaks();
  private static final double[] NODES = Panels.nodes(BREAKS);
  private static final double[] WEIGHTS = Panels.weights(BREAKS);

  private HermiteSeries() {}

  /**
   * The expectations, first scales × second scales × angles, or nothing if {@value #TERMS} terms do
   * not suffice.
   */
  static Optional<double[][][]> products(
      DoubleUnaryOperator f, double[] r1, double[] r2, double[] theta) {
    // As many terms for all as the slowest needs: a bound for one factor alone is not enough.
    double[][] all = new double[r1.length + r2.length][];
    int terms = 1;
    for (int i = 0; i < all.length; i++) {
      all[i] = coefficients(f, i < r1.length ? r1[i] : r2[i - r1.length], terms);
      if (all[i].length == 0) {
        return Optional.empty();
      }
      terms = Math.max(terms, all[i].length);
    }
    for (int i = 0; i < all.length; i++) {
      if (all[i].length < terms) {
        all[i] = coefficients(f, i < r1.length ? r1[i] : r2[i - r1.length], terms);
      }
    }
    double[][][] values = new double[r1.length][r2.length][theta.length];
    for (int m = 0; m < r1.length; m++) {
      for (int n = 0; n < r2.length; n++) {
        for (int k = 0; k < theta.length; k++) {
          values[m][n][k] = sum(all[m], all[r1.length + n], Math.cos(theta[k]));
        }
      }
    }
    return Optional.of(values);
  }

  private static double sum(double[] a, double[] b, double rho) {
    double sum = 0;
    for (int k = a.length - 1; k >= 0; k--) {
      sum = sum * rho + a[k] * b[k];
    }
    return sum;
  }

  /**
   * h_0(r), h_1(r), … up to the tolerance and at least {@code least} of them; nothing if that takes
   * too many.
   */
  private static double[] coefficients(DoubleUnaryOperator f, double r, int least) {
    int count = NODES.length;
    double[] values = new double[count];
    double[] previous = new double[count];
    double[] current = new double[count];
    double square = 0;
    for (int i = 0; i < count; i++) {
      double z = NODES[i];
      double half = Math.exp(-z * z / 4);
      double value = f.applyAsDouble(r * z);
      // Half of the Gaussian weight stays with f, half keeps the polynomials bounded.
      values[i] = value * half * WEIGHTS[i] / Math.sqrt(2 * Math.PI);
      current[i] = half;
      square += value * half * values[i];
    }
    double[] h = new double[TERMS];
    double missing = square;
    for (int k = 0; k < TERMS; k++) {
      for (int i = 0; i < count; i++) {
        h[k] += values[i] * current[i];
      }
      missing -= h[k] * h[k];
      if (k + 1 >= least && missing <= TOLERANCE * square) {
        return Arrays.copyOf(h, k + 1);
      }
      double[] next = previous;
      double a = 1 / Math.sqrt(k + 1.0);
      double b = Math.sqrt(k / (k + 1.0));
      for (int i = 0; i < count; i++) {
        next[i] = a * NODES[i] * current[i] - b * previous[i];
      }
      previous = current;
      current = next;
    }
    return new double[0];
  }

  private static double[] breaks() {
    double[] breaks = new double[PANELS + 1];
    for (int p = 0; p <= PANELS; p++) {
      breaks[p] = LIMIT * (2.0 * p / PANELS - 1);
    }
    return breaks;
  }
}
