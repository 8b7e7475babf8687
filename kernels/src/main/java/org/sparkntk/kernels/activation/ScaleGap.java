package org.sparkntk.kernels.activation;

/**
 * The scale gap of a φ of unit width by one-dimensional quadrature.
 *
 * <p>With u = φ(r₁Z), v = φ(r₂Z) and δ = r₂ − r₁ the gap is 1 − cos of the angle between u and v in
 * L², and
 *
 * <pre>
 *   sin² = δ² E[(w − βu)²]/E[v²],   w = (v − u)/δ = 1/δ ∫ φ'(x) dx from r₁Z to r₂Z,   β = E[uw]/E[u²]
 * </pre>
 *
 * so that nothing cancels as r₁ → r₂ once w is taken from the slope. What is left is w − βu ~ Z
 * φ'(sZ) − φ(sZ)/s where both scales are tiny and φ(0) = 0; there the gap is δ² G(s), with G, which
 * is analytic, extrapolated from larger scales. The error is below 10⁻¹¹ δ².
 */
final class ScaleGap {
  /** Both scales below it: extrapolate. */
  private static final double TINY = 1e-5;

  /** The spacing of the scales from which to extrapolate. */
  private static final double STEP = 2.5e-4;

  /** A scale at which φ is as good as homogeneous, instead of 0. */
  private static final double SMALLEST = 0x1p-52;

  /** Slopes are integrated over shorter ranges than this, values subtracted over longer ones. */
  private static final double SHORT = 0.25;

  private static final GaussLegendre RULE = GaussLegendre.of(8);

  private final Nonlinearity phi;
  private final double[] kinks;
  private final double r1;
  private final double r2;

  private ScaleGap(Nonlinearity phi, double r1, double r2) {
    this.phi = phi;
    this.kinks = phi.kinks();
    this.r1 = r1;
    this.r2 = r2;
  }

  /**
   * 1 − E[φ(r₁Z) φ(r₂Z)]/√(E[φ(r₁Z)²] E[φ(r₂Z)²]), for a scale 0 and φ(0) = 0 its limit.
   *
   * @param phi continuous, with features of width about 1
   */
  static double of(Nonlinearity phi, double r1, double r2) {
    double larger = Math.max(r1, r2);
    double smaller = Math.min(r1, r2);
    if (larger == smaller) {
      return 0;
    }
    if (larger < TINY) {
      double difference = larger - smaller;
      return difference * difference * Math.max(0, extrapolate(phi, (larger + smaller) / 2));
    }
    boolean vanishes = smaller < SMALLEST && phi.value(0) == 0;
    // u is the smaller one: it is the larger that loses nothing by a projection.
    return new ScaleGap(phi, vanishes ? SMALLEST : smaller, larger).gap();
  }

  /** G(s) by the cubic through G(h), G(2h), G(3h) and G(4h). */
  private static double extrapolate(Nonlinearity phi, double s) {
    double sum = 0;
    for (int i = 1; i <= 4; i++) {
      double factor = 1;
      for (int j = 1; j <= 4; j++) {
        if (j != i) {
          factor *= (s / STEP - j) / (i - j);
        }
      }
      double scale = i * STEP;
      sum += factor * new ScaleGap(phi, scale, scale).gapOverSquare();
    }
    return sum;
  }

  private double gap() {
    Moments m = moments();
    double difference = r1 - r2;
    return m.cosine > 0 ? difference * difference * m.gapOverSquare() : 1 - m.cosine;
  }

  private double gapOverSquare() {
    return moments().gapOverSquare();
  }

  private Moments moments() {
    double[] breaks = NormalExpectation.breaks(r1, r2, kinks);
    double scale = Panels.magnitude(this::allSquares, breaks);
    double[] panels = Panels.refine(this::allSquares, breaks, scale);
    double[] z = Panels.nodes(panels);
    double[] weight = Panels.weights(panels);
    double[] u = new double[z.length];
    double[] w = new double[z.length];
    double uu = 0;
    double uw = 0;
    double vv = 0;
    double uv = 0;
    for (int i = 0; i < z.length; i++) {
      weight[i] *= ErrorFunction.density(z[i]);
      u[i] = phi.value(r1 * z[i]);
      w[i] = meanSlope(z[i]) * z[i];
      double v = phi.value(r2 * z[i]);
      uu += weight[i] * u[i] * u[i];
      uw += weight[i] * u[i] * w[i];
      vv += weight[i] * v * v;
      uv += weight[i] * u[i] * v;
    }
    double beta = uw / uu;
    double rest = 0;
    for (int i = 0; i < z.length; i++) {
      double across = w[i] - beta * u[i];
      rest += weight[i] * across * across;
    }
    return new Moments(rest / vv, uv / Math.sqrt(uu * vv));
  }

  private record Moments(double squaredSineOverSquare, double cosine) {
    double gapOverSquare() {
      return squaredSineOverSquare / (1 + cosine);
    }
  }

  /** What the panels must resolve. */
  private double allSquares(double z) {
    double u = phi.value(r1 * z);
    double v = phi.value(r2 * z);
    double w = meanSlope(z) * z;
    return (u * u + v * v + w * w) * ErrorFunction.density(z);
  }

  /** The mean of φ' between r₁z and r₂z. */
  private double meanSlope(double z) {
    double from = Math.min(r1 * z, r2 * z);
    double to = Math.max(r1 * z, r2 * z);
    if (to - from > SHORT) {
      return (phi.value(to) - phi.value(from)) / (to - from);
    }
    if (from == to) {
      return phi.slope(from);
    }
    double integral = 0;
    double start = from;
    for (double kink : kinks) {
      if (kink > start && kink < to) {
        integral += slopeIntegral(start, kink);
        start = kink;
      }
    }
    return (integral + slopeIntegral(start, to)) / (to - from);
  }

  private double slopeIntegral(double from, double to) {
    double middle = (from + to) / 2;
    double half = (to - from) / 2;
    double sum = 0;
    for (int i = 0; i < RULE.size(); i++) {
      sum += RULE.weight(i) * phi.slope(middle + half * RULE.node(i));
    }
    return half * sum;
  }
}
