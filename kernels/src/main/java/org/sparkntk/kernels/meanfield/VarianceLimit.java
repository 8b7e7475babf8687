package org.sparkntk.kernels.meanfield;

/**
 * Where the variance of a deep network's pre-activations goes: the fixed point of q = σ_b² + σ_w²
 * E[φ(√q Z)²] that a start leads to.
 *
 * @param kind whether there is one
 * @param q the fixed point; for a variance that vanishes 0, for one that diverges {@link #LARGEST}
 */
public record VarianceLimit(Kind kind, double q) {
  /** Variances beyond count as infinite. */
  public static final double LARGEST = 1e10;

  /** Variances below count as 0. */
  private static final double SMALLEST = 1e-15;

  /** Plain iterations, which settle whose basin the start is in. */
  private static final int ITERATIONS = 20;

  private static final double FIRST_STRIDE = 1e-3;
  private static final double LONGEST_STRIDE = 0.5;
  private static final int ROUNDINGS = 8;

  /** What becomes of the variance. */
  public enum Kind {
    /** It tends to a positive fixed point. */
    FINITE,
    /** It tends to 0. */
    VANISHES,
    /** It grows without bound. */
    DIVERGES
  }

  /**
   * Finds the limit. The map is iterated a few times; then the next fixed point in the direction of
   * the motion is bracketed in growing strides and solved for, however slow the iteration would be.
   *
   * @param start the variance in the first layer, positive
   */
  public static VarianceLimit of(Initialization at, double start) {
    double q = start;
    for (int i = 0; i < ITERATIONS; i++) {
      double next = next(at, q);
      if (Math.abs(next - q) <= ROUNDINGS * Math.ulp(q)) {
        return of(next);
      }
      q = next;
      if (!isBetweenLimits(q)) {
        return of(q);
      }
    }
    return beyond(at, q);
  }

  private static VarianceLimit beyond(Initialization at, double q) {
    double sign = Math.signum(next(at, q) - q);
    if (sign == 0) {
      return of(q);
    }
    double from = q;
    double stride = FIRST_STRIDE;
    while (isBetweenLimits(from)) {
      double to = sign > 0 ? from * (1 + stride) : from / (1 + stride);
      if (sign * (next(at, to) - to) <= 0) {
        return of(Roots.between(x -> next(at, x) - x, from, to));
      }
      from = to;
      stride = Math.min(LONGEST_STRIDE, 1.5 * stride);
    }
    return of(from);
  }

  private static boolean isBetweenLimits(double q) {
    return q >= SMALLEST && q <= LARGEST;
  }

  /** A variance whose expectation is not finite is beyond all limits. */
  private static double next(Initialization at, double q) {
    try {
      return at.nextVariance(q);
    } catch (ArithmeticException | IllegalArgumentException notFinite) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static VarianceLimit of(double q) {
    if (q < SMALLEST) {
      return new VarianceLimit(Kind.VANISHES, 0);
    }
    return q <= LARGEST
        ? new VarianceLimit(Kind.FINITE, q)
        : new VarianceLimit(Kind.DIVERGES, LARGEST);
  }
}
