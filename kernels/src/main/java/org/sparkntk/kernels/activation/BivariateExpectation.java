package org.sparkntk.kernels.activation;

import java.util.function.DoubleUnaryOperator;

/**
 * E[f(u) g(v)] for a Gaussian pair and piecewise analytic f and g of unit width, to 10⁻¹³ of √(E
 * f(u)² E g(v)²).
 *
 * <p>In polar coordinates u = r₁R cos t, v = r₂R cos(t − θ), where R e^(−R²/2) is the density of
 * the radius and t is uniform. The plane is cut where f or g has a kink: along the lines u = 0 and
 * v = 0 the angle, along u = x₀ and v = x₀ the radius, and again the angle where two such lines
 * meet. Between the cuts all is analytic and adaptive Gauss–Legendre rules converge geometrically,
 * at every angle θ and for all ratios of r₁ and r₂.
 */
final class BivariateExpectation {
  /** Beyond it is less than 10⁻²¹ of the probability. */
  private static final double LIMIT = 10;

  private final DoubleUnaryOperator f;
  private final DoubleUnaryOperator g;
  private final double[] kinks;
  private final GaussianPair pair;
  private final Parity parity;
  private final double scale;

  private BivariateExpectation(
      DoubleUnaryOperator f,
      DoubleUnaryOperator g,
      double[] kinks,
      GaussianPair pair,
      Parity parity,
      double scale) {
    this.f = f;
    this.g = g;
    this.kinks = kinks;
    this.pair = pair;
    this.parity = parity;
    this.scale = scale;
  }

  /**
   * E[f(u) g(v)].
   *
   * @param kinks where f, g or one of their derivatives jumps, apart from 0
   * @param parity if not NONE, f(−u) g(−v) = f(u) g(v) for all u and v, which halves the work
   * @throws ArithmeticException if it is not finite or not resolved
   */
  static double of(
      DoubleUnaryOperator f,
      DoubleUnaryOperator g,
      double[] kinks,
      GaussianPair pair,
      Parity parity) {
    if (pair.r1() == 0) {
      return f.applyAsDouble(0) * NormalExpectation.of(g, pair.r2(), kinks);
    }
    if (pair.r2() == 0) {
      return g.applyAsDouble(0) * NormalExpectation.of(f, pair.r1(), kinks);
    }
    double scale = norm(f, pair.r1(), kinks) * norm(g, pair.r2(), kinks);
    return scale == 0 ? 0 : new BivariateExpectation(f, g, kinks, pair, parity, scale).value();
  }

  private static double norm(DoubleUnaryOperator f, double r, double[] kinks) {
    return Math.sqrt(
        NormalExpectation.of(
            x -> {
              double value = f.applyAsDouble(x);
              return value * value;
            },
            r,
            kinks));
  }

  private double value() {
    return Panels.integrate(this::alongRay, angles(), scale);
  }

  /** The two opposite rays at angle t: an integral over R. */
  private double alongRay(double t) {
    double u = pair.r1() * Math.cos(t);
    double v = pair.r2() * Math.cos(t - pair.theta());
    DoubleUnaryOperator integrand =
        radius -> {
          double product = f.applyAsDouble(u * radius) * g.applyAsDouble(v * radius);
          double mirrored =
              parity == Parity.NONE
                  ? f.applyAsDouble(-u * radius) * g.applyAsDouble(-v * radius)
                  : product;
          return (product + mirrored) * radius * Math.exp(-radius * radius / 2) / (2 * Math.PI);
        };
    double[] cuts = new double[2 * kinks.length];
    for (int k = 0; k < kinks.length; k++) {
      cuts[2 * k] = Math.abs(kinks[k] / u);
      cuts[2 * k + 1] = Math.abs(kinks[k] / v);
    }
    double slope = Math.max(Math.abs(u), Math.abs(v));
    double[] breaks = Panels.graded(slope, LIMIT, cuts);
    return Panels.integrate(integrand, breaks, scale);
  }

  /** Cuts of the half circle from v = 0 to v = 0 by u = 0 and by the crossings of kinks. */
  private double[] angles() {
    double start = pair.theta() - Math.PI / 2;
    double end = pair.theta() + Math.PI / 2;
    double[] points = new double[3 + 2 * kinks.length * kinks.length];
    points[0] = start;
    points[1] = end;
    points[2] = Math.PI / 2;
    int n = 3;
    for (double ofU : kinks) {
      for (double ofV : kinks) {
        points[n++] = crossing(ofU, ofV, start, end);
        points[n++] = crossing(-ofU, ofV, start, end);
      }
    }
    return Panels.sorted(points);
  }

  /** The angle, modulo π, at which the lines u = x and v = y meet, or {@code start} if none. */
  private double crossing(double x, double y, double start, double end) {
    // tan t = (y r₁ − x r₂ cos θ)/(x r₂ sin θ), without cancellation near both poles.
    double one = y * pair.r1();
    double other = x * pair.r2();
    double sine = Math.sin(pair.theta() / 2);
    double cosine = Math.cos(pair.theta() / 2);
    double numerator =
        sine < cosine
            ? one - other + 2 * other * sine * sine
            : one + other - 2 * other * cosine * cosine;
    double t = Math.atan2(numerator, other * Math.sin(pair.theta()));
    while (t < start) {
      t += Math.PI;
    }
    while (t > end) {
      t -= Math.PI;
    }
    return Math.max(t, start);
  }
}
