package org.sparkntk.kernels.activation;

import java.util.Arrays;

/**
 * Polynomials of many arguments at once in float32, by Horner's rule in runs of {@value #RUN}
 * coefficients: a longer loop body would not be vectorised. Needs a processor with fused
 * multiply-add, as all 64-bit servers have.
 */
final class Horner32 {
  private static final int RUN = 9;

  private Horner32() {}

  /**
   * Evaluates one polynomial.
   *
   * @param coefficients highest degree first; their number is a multiple of {@value #RUN}
   * @param x the arguments
   * @param value receives the first {@code n} values
   * @param n at most the length of {@code x} and {@code value}
   */
  static void evaluate(float[] coefficients, float[] x, float[] value, int n) {
    Arrays.fill(value, 0, n, 0);
    for (int at = 0; at < coefficients.length; at += RUN) {
      float c0 = coefficients[at];
      float c1 = coefficients[at + 1];
      float c2 = coefficients[at + 2];
      float c3 = coefficients[at + 3];
      float c4 = coefficients[at + 4];
      float c5 = coefficients[at + 5];
      float c6 = coefficients[at + 6];
      float c7 = coefficients[at + 7];
      float c8 = coefficients[at + 8];
      for (int j = 0; j < n; j++) {
        float v = x[j];
        float p = value[j];
        p = Math.fma(p, v, c0);
        p = Math.fma(p, v, c1);
        p = Math.fma(p, v, c2);
        p = Math.fma(p, v, c3);
        p = Math.fma(p, v, c4);
        p = Math.fma(p, v, c5);
        p = Math.fma(p, v, c6);
        p = Math.fma(p, v, c7);
        p = Math.fma(p, v, c8);
        value[j] = p;
      }
    }
  }
}
