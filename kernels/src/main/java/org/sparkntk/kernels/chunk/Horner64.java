package org.sparkntk.kernels.chunk;

/**
 * Polynomials of many arguments at once in float64, by Horner's rule in passes of 3, 6 or 9
 * coefficients: a longer loop body would not be vectorised. Needs a processor with fused
 * multiply-add, as all 64-bit servers have.
 */
final class Horner64 {
  private Horner64() {}

  /**
   * Evaluates one polynomial.
   *
   * @param coefficients highest degree first; their number is a multiple of 3
   * @param x the arguments
   * @param value receives the values
   * @param n how many
   */
  static void evaluate(double[] coefficients, double[] x, double[] value, int n) {
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

  private static void start3(double[] coefficients, double[] x, double[] value, int n) {
    double c0 = coefficients[0];
    double c1 = coefficients[1];
    double c2 = coefficients[2];
    for (int j = 0; j < n; j++) {
      double v = x[j];
      value[j] = Math.fma(Math.fma(c0, v, c1), v, c2);
    }
  }

  private static void start6(double[] coefficients, double[] x, double[] value, int n) {
    double c0 = coefficients[0];
    double c1 = coefficients[1];
    double c2 = coefficients[2];
    double c3 = coefficients[3];
    double c4 = coefficients[4];
    double c5 = coefficients[5];
    for (int j = 0; j < n; j++) {
      double v = x[j];
      double p = Math.fma(c0, v, c1);
      p = Math.fma(p, v, c2);
      p = Math.fma(p, v, c3);
      p = Math.fma(p, v, c4);
      value[j] = Math.fma(p, v, c5);
    }
  }

  private static void start9(double[] coefficients, double[] x, double[] value, int n) {
    double c0 = coefficients[0];
    double c1 = coefficients[1];
    double c2 = coefficients[2];
    double c3 = coefficients[3];
    double c4 = coefficients[4];
    double c5 = coefficients[5];
    double c6 = coefficients[6];
    double c7 = coefficients[7];
    double c8 = coefficients[8];
    for (int j = 0; j < n; j++) {
      double v = x[j];
      double p = Math.fma(c0, v, c1);
      p = Math.fma(p, v, c2);
      p = Math.fma(p, v, c3);
      p = Math.fma(p, v, c4);
      p = Math.fma(p, v, c5);
      p = Math.fma(p, v, c6);
      p = Math.fma(p, v, c7);
      value[j] = Math.fma(p, v, c8);
    }
  }

  private static void continue6(double[] coefficients, int at, double[] x, double[] value, int n) {
    double c0 = coefficients[at];
    double c1 = coefficients[at + 1];
    double c2 = coefficients[at + 2];
    double c3 = coefficients[at + 3];
    double c4 = coefficients[at + 4];
    double c5 = coefficients[at + 5];
    for (int j = 0; j < n; j++) {
      double v = x[j];
      double p = value[j];
      p = Math.fma(p, v, c0);
      p = Math.fma(p, v, c1);
      p = Math.fma(p, v, c2);
      p = Math.fma(p, v, c3);
      p = Math.fma(p, v, c4);
      value[j] = Math.fma(p, v, c5);
    }
  }
}
