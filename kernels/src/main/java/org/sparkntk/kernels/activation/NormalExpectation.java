package org.sparkntk.kernels.activation;

import java.util.function.DoubleUnaryOperator;

/**
 * E[f(rZ)] for a standard normal Z and a piecewise analytic f of unit width, by adaptive composite
 * Gauss–Legendre quadrature on |z| ≤ {@value #LIMIT}, to 10⁻¹⁴ of E|f(rZ)|.
 */
final class NormalExpectation {
  /** Beyond it the density is below 10⁻³¹. */
  static final double LIMIT = 12;

  private NormalExpectation() {}

  /**
   * E[f(rZ)].
   *
   * @param f grows slower than e^(x²/(2r²)) / 10¹⁰
   * @param r the standard deviation, at least 0
   * @param kinks where f or one of its derivatives jumps
   * @throws ArithmeticException if it is not finite or f is not resolved
   */
  static double of(DoubleUnaryOperator f, double r, double... kinks) {
    if (r == 0) {
      return f.applyAsDouble(0);
    }
    DoubleUnaryOperator integrand = z -> f.applyAsDouble(r * z) * ErrorFunction.density(z);
    double[] breaks = breaks(r, r, kinks);
    double scale = Panels.magnitude(integrand, breaks);
    if (!Double.isFinite(scale)) {
      throw new ArithmeticException(
          "an expectation over a normal variable of standard deviation " + r + " is not finite");
    }
    return scale == 0 ? 0 : Panels.integrate(integrand, breaks, scale);
  }

  /** Panels in z for functions of both r1·z and r2·z. */
  static double[] breaks(double r1, double r2, double... kinks) {
    double[] positive = Panels.graded(Math.max(r1, r2), LIMIT);
    double[] all = new double[2 * positive.length + 2 * kinks.length];
    for (int i = 0; i < positive.length; i++) {
      all[2 * i] = positive[i];
      // 0 − x and not −x: no negative zero, which would be a point of its own.
      all[2 * i + 1] = 0 - positive[i];
    }
    for (int i = 0; i < kinks.length; i++) {
      all[2 * positive.length + 2 * i] = inside(kinks[i] / r1);
      all[2 * positive.length + 2 * i + 1] = inside(kinks[i] / r2);
    }
    return Panels.sorted(all);
  }

  private static double inside(double z) {
    return Math.abs(z) < LIMIT && z != 0 ? z : 0;
  }
}
