package org.sparkntk.kernels.chunk;

import java.util.Arrays;

/**
 * Chebyshev series of many arguments at once in float32, by Clenshaw's recurrence: twice the work
 * of {@link Horner32}, for series that Horner's rule would lose digits of.
 */
final class Clenshaw32 {
  private static final int RUN = 4;

  private Clenshaw32() {}

  /**
   * Evaluates Σ c_k T_k(x).
   *
   * @param coefficients highest degree first, their number a multiple of {@value #RUN}
   * @param x the arguments
   * @param value receives the values
   * @param scratch overwritten
   * @param n how many
   */
  static void evaluate(float[] coefficients, float[] x, float[] value, float[] scratch, int n) {
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
      float[] coefficients, int at, float[] x, float[] value, float[] scratch, int n) {
    float c0 = coefficients[at];
    float c1 = coefficients[at + 1];
    float c2 = coefficients[at + 2];
    float c3 = coefficients[at + 3];
    for (int j = 0; j < n; j++) {
      float twice = 2 * x[j];
      float next = value[j];
      float afterNext = scratch[j];
      float b0 = Math.fma(twice, next, c0 - afterNext);
      float b1 = Math.fma(twice, b0, c1 - next);
      float b2 = Math.fma(twice, b1, c2 - b0);
      float b3 = Math.fma(twice, b2, c3 - b1);
      value[j] = b3;
      scratch[j] = b2;
    }
  }
}
