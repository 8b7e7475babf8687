package org.sparkntk.kernels.chunk;

/**
 * Polynomials of many arguments at once in float32, by Horner's rule in passes of 3, 6 or 9
 * coefficients: a longer loop body would not be vectorised. Needs a processor with fused
 * multiply-add, as all 64-bit servers have.
 */
final class Horner32 {
  private Horner32() {}

  /**
   * Evaluates one polynomial.
   *
   * @param coefficients highest degree first; their number is a multiple of 3
   * @param x the arguments
   * @param value receives the values
   * @param n how many
   */
  static void evaluate(float[] coefficients, float[] x, float[] value, int n) {
    int at = coefficients.length % 6 == 0 ? 6 : Math.min(9, coefficients.length);
    if (at == 3) {
      start3(coefficients, x, value, n);
    } else if (at == 6) {
      start6(coefficients, x, value, n);
    } else {
      start9(coefficients, x, value, n);
    }
    for (; at < coefficients.length; at += 6) {
      continue6(coefficients, at, x, value, n);
    }
  }

  private static void start3(float[] coefficients, float[] x, float[] value, int n) {
    float c0 = coefficients[0];
    float c1 = coefficients[1];
    float c2 = coefficients[2];
    for (int j = 0; j < n; j++) {
      float v = x[j];
      value[j] = Math.fma(Math.fma(c0, v, c1), v, c2);
    }
  }

  private static void start6(float[] coefficients, float[] x, float[] value, int n) {
    float c0 = coefficients[0];
    float c1 = coefficients[1];
    float c2 = coefficients[2];
    float c3 = coefficients[3];
    float c4 = coefficients[4];
    float c5 = coefficients[5];
    for (int j = 0; j < n; j++) {
      float v = x[j];
      float p = Math.fma(c0, v, c1);
      p = Math.fma(p, v, c2);
      p = Math.fma(p, v, c3);
      p = Math.fma(p, v, c4);
      value[j] = Math.fma(p, v, c5);
    }
  }

  private static void start9(float[] coefficients, float[] x, float[] value, int n) {
    float c0 = coefficients[0];
    float c1 = coefficients[1];
    float c2 = coefficients[2];
    float c3 = coefficients[3];
    float c4 = coefficients[4];
    float c5 = coefficients[5];
    float c6 = coefficients[6];
    float c7 = coefficients[7];
    float c8 = coefficients[8];
    for (int j = 0; j < n; j++) {
      float v = x[j];
      float p = Math.fma(c0, v, c1);
      p = Math.fma(p, v, c2);
      p = Math.fma(p, v, c3);
      p = Math.fma(p, v, c4);
      p = Math.fma(p, v, c5);
      p = Math.fma(p, v, c6);
      p = Math.fma(p, v, c7);
      value[j] = Math.fma(p, v, c8);
    }
  }

  private static void continue6(float[] coefficients, int at, float[] x, float[] value, int n) {
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
      value[j] = Math.fma(p, v, c5);
    }
  }
}
