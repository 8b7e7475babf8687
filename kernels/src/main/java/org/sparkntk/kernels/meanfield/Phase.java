package org.sparkntk.kernels.meanfield;

/**
 * What a deep feed-forward network makes of two inputs: their variance and their correlation far
 * from the input, and how fast they get there (Poole et al. 1606.05340, Schoenholz et al.
 * 1611.01232).
 *
 * <pre>
 *   χ₁ = σ_w² E[φ'(√q* Z)²],   qc* = σ_b² + σ_w² T(q, q, qc*),   χ_c = σ_w² T'(q, q, qc*)
 * </pre>
 *
 * @param variance q*
 * @param growth χ₁, below 1 in the ordered phase, above 1 in the chaotic one
 * @param distance 1 − c* of the stable fixed point; NaN if the variance diverges
 * @param contraction χ_c; NaN if the variance diverges
 */
public record Phase(VarianceLimit variance, double growth, double distance, double contraction) {
  /** |χ₁ − 1| on the edge of chaos, if that point itself was computed. */
  private static final double EDGE = 1e-9;

  /**
   * The phase of an initialisation.
   *
   * @param start the variance in the first layer, positive
   */
  public static Phase of(Initialization at, double start) {
    VarianceLimit variance = VarianceLimit.of(at, start);
    double growth = at.growth(variance.q());
    if (at.isHomogeneous() && variance.kind() == VarianceLimit.Kind.DIVERGES) {
      // The bias is lost in the variance, and correlations tend to 1 as on the edge.
      return new Phase(variance, growth, 0, growth);
    }
    if (variance.kind() == VarianceLimit.Kind.DIVERGES) {
      return new Phase(variance, growth, Double.NaN, Double.NaN);
    }
    // The correlation map is convex on [0, 1]: 1 is its only fixed point there if χ₁ ≤ 1.
    if (growth <= 1 || variance.kind() == VarianceLimit.Kind.VANISHES) {
      return new Phase(variance, growth, 0, growth);
    }
    EqualVarianceMap map = EqualVarianceMap.of(at.activation(), variance.q());
    double theta = fixedAngle(map, at.weightVariance());
    double half = Math.sin(theta / 2);
    double contraction = at.weightVariance() * map.slope(theta);
    return new Phase(variance, growth, 2 * half * half, contraction);
  }

  /** Where 1 − c is kept by a layer: the mean of T' over [c, 1] falls from χ₁ > 1 as c falls. */
  private static double fixedAngle(EqualVarianceMap map, double weightVariance) {
    double widest = Math.PI / 2;
    if (weightVariance * map.meanSlope(widest) >= 1) {
      return widest;
    }
    return Roots.between(theta -> weightVariance * map.meanSlope(theta) - 1, 0, widest);
  }

  /** c*. */
  public double correlation() {
    return 1 - distance;
  }

  /** Whether χ₁ = 1. */
  public boolean isCritical() {
    return Math.abs(growth - 1) < EDGE;
  }

  /**
   * ξ₁ = −1/ln χ₁, in layers: the length over which equal inputs stay apart; negative if χ₁ > 1.
   */
  public double lengthAtOne() {
    return -1 / Math.log(growth);
  }

  /** ξ_c = −1/ln χ_c, in layers: how deep the network remembers the correlation of two inputs. */
  public double length() {
    return contraction >= 1 ? Double.POSITIVE_INFINITY : -1 / Math.log(contraction);
  }
}
