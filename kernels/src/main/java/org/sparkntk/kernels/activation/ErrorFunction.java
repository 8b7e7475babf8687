package org.sparkntk.kernels.activation;

/**
 * erf, erfc and the normal distribution function, to a few roundings in relative accuracy.
 *
 * <p>Near 0 the series erf x = 2/√π · e^(−x²) Σ 2ⁿ x^(2n+1)/(2n+1)!!, whose terms have one sign;
 * elsewhere Legendre's continued fraction of erfc (Abramowitz and Stegun 7.1.6 and 7.1.14).
 */
final class ErrorFunction {
  private static final double SQRT_PI = Math.sqrt(Math.PI);
  private static final double SERIES_BELOW = 1.5;

  /** erfc x underflows to 0 from here on. */
  private static final double UNDERFLOW = 27.3;

  private ErrorFunction() {}

  static double erf(double x) {
    double magnitude = Math.abs(x);
    double erf = magnitude < SERIES_BELOW ? series(magnitude) : 1 - fraction(magnitude);
    return Math.copySign(erf, x);
  }

  static double erfc(double x) {
    if (x < 0) {
      return 1 + erf(-x);
    }
    return x < 0.5 ? 1 - series(x) : fraction(x);
  }

  /** Φ(x) = erfc(−x/√2)/2. */
  static double normal(double x) {
    return erfc(-x / Math.sqrt(2)) / 2;
  }

  /** The density e^(−x²/2)/√(2π). */
  static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > 1e-18 * sum; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / SQRT_PI * Math.exp(-x * x) * sum;
  }

  /** erfc x = e^(−x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), from the inside out. */
  private static double fraction(double x) {
    if (x > UNDERFLOW) {
      return 0;
    }
    // The error falls like e^(−2x√(2·terms)).
    int terms = 20 + (int) (220 / (x * x));
    double tail = x;
    for (int n = terms; n > 0; n--) {
      tail = x + n / 2.0 / tail;
    }
    return Math.exp(-x * x) / (SQRT_PI * tail);
  }
}
