package org.sparkntk.kernels.chunk;

import java.util.Arrays;

/**
 * Polynomials of many arguments at once in float32, by Horner's rule in runs of {@value #RUN} or
 * {@value #SHORT_RUN} coefficients: a longer loop body would not be vectorised. Needs a processor
 * with fused multiply-add, as all 64-bit servers have.
 */
final class Horner32 {
  static final int SHORT_RUN = 3;
  private static final int RUN = 6;

  private Horner32() {}

  /**
   * Evaluates one polynomial.
   *
   * @param coefficients highest degree first; their number is a multiple of {@value #SHORT_RUN}
   * @param x the arguments
   * @param value receives the values
   * @param n how many
   */
  static void evaluate(float[] coefficients, float[] x, float[] value, int n) {
    Arrays.fill(value, 0, n, 0);
    int at = 0;
    if (coefficients.length % RUN != 0) {
      shortRun(coefficients, x, value, n);
      at = SHORT_RUN;
    }
    for (; at < coefficients.length; at += RUN) {
      run(coefficients, at, x, value, n);
    }
  }

  private static void shortRun(float[] coefficients, float[] x, float[] value, int n) {
    float c0 = coefficients[0];
    float c1 = coefficients[1];
    float c2 = coefficients[2];
    for (int j = 0; j < n; j++) {
      float v = x[j];
      value[j] = Math.fma(Math.fma(c0, v, c1), v, c2);
    }
  }

  private static void run(float[] coefficients, int at, float[] x, float[] value, int n) {
    float c0 = coefficients[at];
    float c1 = coefficients[at + 1];
    float c2 = coefficients[at + 2];
    float c3 = coefficients[at + 3];
    float c4 = coefficients[at + 4];
    float c5 = coefficients[at + 5];
    for (int j = 0; j < n; j++) {
      float v = x[j];
      float p = value[j];
      p = Math.fma(p, v, c0);
      p = Math.fma(p, v, c1);
      p = Math.fma(p, v, c2);
      p = Math.fma(p, v, c3);
      p = Math.fma(p, v, c4);
      p = Math.fma(p, v, c5);
      value[j] = p;
    }
  }
}
