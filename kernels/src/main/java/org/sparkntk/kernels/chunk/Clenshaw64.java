package org.sparkntk.kernels.chunk;

import java.util.Arrays;

/**
 * Chebyshev series of many arguments at once in float64, by Clenshaw's recurrence: twice the work
 * of {@link Horner64}, for series that Horner's rule would lose digits of.
 */
final class Clenshaw64 {
  private static final int RUN = 4;

  private Clenshaw64() {}

  /**
   * Evaluates Σ c_k T_k(x).
   *
   * @param coefficients highest degree first, their number a multiple of {@value #RUN}
   * @param x the arguments
   * @param value receives the values
   * @param scratch overwritten
   * @param n how many
   */
  static void evaluate(double[] coefficients, double[] x, double[] value, double[] scratch, int n) {
    Arrays.fill(value, 0, n, 0);
    Arrays.fill(scratch, 0, n, 0);
    for (int at = 0; at < coefficients.length; at += RUN) {
      run(coefficients, at, x, value, scratch, n);
    }
    // The recurrence ends with b₀ = c₀ + 2x b₁ − b₂, the series is c₀ + x b₁ − b₂ = b₀ − x b₁.
    for (int j = 0; j < n; j++) {
      value[j] -= x[j] * scratch[j];
    }
  }

  private static void run(
      double[] coefficients, int at, double[] x, double[] value, double[] scratch, int n) {
    double c0 = coefficients[at];
    double c1 = coefficients[at + 1];
    double c2 = coefficients[at + 2];
    double c3 = coefficients[at + 3];
    for (int j = 0; j < n; j++) {
      double twice = 2 * x[j];
      double next = value[j];
      double afterNext = scratch[j];
      double b0 = Math.fma(twice, next, c0 - afterNext);
      double b1 = Math.fma(twice, b0, c1 - next);
      double b2 = Math.fma(twice, b1, c2 - b0);
      double b3 = Math.fma(twice, b2, c3 - b1);
      value[j] = b3;
      scratch[j] = b2;
    }
  }
}
