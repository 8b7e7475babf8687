package org.sparkntk.kernels.meanfield;

import java.util.function.DoubleUnaryOperator;

/** Zeros of functions of one variable (Brent, Algorithms for Minimization, 1973, ch. 4). */
final class Roots {
  private static final int MAX_STEPS = 200;

  private Roots() {}

  /**
   * A zero between two points where f has opposite signs, to a few roundings.
   *
   * @throws IllegalArgumentException if the signs are the same
   */
  static double between(DoubleUnaryOperator f, double from, double to) {
    double a = from;
    double b = to;
    double fa = f.applyAsDouble(a);
    double fb = f.applyAsDouble(b);
    if (fa * fb > 0 || Double.isNaN(fa * fb)) {
      throw new IllegalArgumentException(
          "a bracket needs opposite signs, found " + fa + " at " + a + " and " + fb + " at " + b);
    }
    double c = a;
    double fc = fa;
    double last = b - a;
    double beforeLast = last;
    for (int step = 0; step < MAX_STEPS; step++) {
      if (fb * fc > 0) {
        c = a;
        fc = fa;
        last = b - a;
        beforeLast = last;
      }
      if (Math.abs(fc) < Math.abs(fb)) {
        a = b;
        b = c;
        c = a;
        fa = fb;
        fb = fc;
        fc = fa;
      }
      double middle = (c - b) / 2;
      double tolerance = 2 * Math.ulp(b);
      if (Math.abs(middle) <= tolerance || fb == 0) {
        return b;
      }
      double proposed = interpolated(a, b, c, fa, fb, fc);
      boolean isUseful =
          Math.abs(beforeLast) >= tolerance
              && proposed / middle > 0
              && Math.abs(proposed) < Math.min(1.5 * Math.abs(middle), Math.abs(beforeLast) / 2);
      beforeLast = isUseful ? last : middle;
      last = isUseful ? proposed : middle;
      a = b;
      fa = fb;
      b += Math.abs(last) > tolerance ? last : Math.copySign(tolerance, middle);
      fb = f.applyAsDouble(b);
    }
    return b;
  }

  /** The step from b by inverse quadratic interpolation, or by the secant if a = c. */
  private static double interpolated(
      double a, double b, double c, double fa, double fb, double fc) {
    double s = fb / fa;
    if (a == c) {
      return (c - b) * s / (1 - s);
    }
    double q = fa / fc;
    double r = fb / fc;
    return s * ((c - b) * q * (q - r) - (b - a) * (r - 1)) / -((q - 1) * (r - 1) * (s - 1));
  }
}
