package org.sparkntk.kernels.meanfield;

import java.util.Arrays;

/**
 * The NNGP and the NTK of pairs of inputs of one norm, layer by layer to any depth.
 *
 * <p>With u = 1 − c, V = T(q, q, q), Δ = V − T(q, q, qc), and s and g as {@link Architecture} has
 * them:
 *
 * <pre>
 *   q ← s q + g (σ_b² + σ_w² V)                             u ← (s q u + g σ_w² Δ)/q
 *   K ← (s + g σ_w² T'(θ)) K + g (σ_b² + σ_w² (V − Δ))      for a pair
 *   K₀ ← (s + g σ_w² T'(0)) K₀ + g (σ_b² + σ_w² V)          for one input with itself
 *   K₀ − K ← (s + g σ_w² T'(θ)) (K₀ − K) + g σ_w² ((T'(0) − T'(θ)) K₀ + Δ)
 * </pre>
 *
 * from q, u, K = q(1 − u), K₀ = q in layer 1 (Jacot et al. 1806.07572; Hayou et al. 1905.13654).
 * {@link EqualVarianceMap} gives Δ and T'(0) − T' without subtracting, so that nothing cancels at
 * any depth.
 *
 * <p>Without a bias a homogeneous activation's kernels are multiples of the variance; then q stays
 * as it was and the others are in units of its growth, which may be too large for a double.
 */
public final class DepthRecursion {
  /** A variance that moves less, in roundings, has arrived. */
  private static final int ROUNDINGS = 16;

  private final Initialization at;
  private final Architecture architecture;
  private final boolean isScaleFree;
  private final double[] u;
  private final double[] kernel;
  private final double[] gap;
  private EqualVarianceMap map;
  private int layer = 1;
  private double q;
  private double logGrowth;
  private double diagonal;

  /**
   * Layer 1, the linear one.
   *
   * @param variance q of all inputs, positive
   * @param distances u = 1 − c of each pair, in [0, 2]; copied
   */
  public DepthRecursion(
      Initialization at, Architecture architecture, double variance, double... distances) {
    for (double distance : distances) {
      if (!(distance >= 0 && distance <= 2)) {
        throw new IllegalArgumentException("1 - cosine must be in [0, 2], found " + distance);
      }
    }
    this.at = at;
    this.architecture = architecture;
    this.isScaleFree = at.isScaleFree();
    this.map = EqualVarianceMap.of(at.activation(), variance);
    this.q = variance;
    this.diagonal = variance;
    this.u = distances.clone();
    this.kernel = Arrays.stream(u).map(distance -> variance * (1 - distance)).toArray();
    this.gap = Arrays.stream(u).map(distance -> variance * distance).toArray();
  }

  /**
   * Goes on to layer {@code depth}, which must not be behind.
   *
   * @throws ArithmeticException if the variance leaves the range of double
   */
  public DepthRecursion to(int depth) {
    if (depth < layer) {
      throw new IllegalArgumentException(
          "expected a depth of at least " + layer + ", found " + depth);
    }
    while (layer < depth) {
      step();
    }
    return this;
  }

  private void step() {
    layer++;
    double s = architecture.skip();
    double g = architecture.branch(layer);
    double weight = g * at.weightVariance();
    double branch = g * at.biasVariance() + weight * map.variance() * (q / map.q());
    double next = s * q + branch;
    double steepest = s + weight * map.slopeAtZero();
    for (int i = 0; i < u.length; i++) {
      double theta = EqualVarianceMap.angle(u[i]);
      double drop = weight * q * u[i] * map.meanSlope(theta);
      double slopeDrop = weight * theta * map.slopeLoss(theta);
      double slope = steepest - slopeDrop;
      gap[i] = slope * gap[i] + slopeDrop * diagonal + drop;
      kernel[i] = slope * kernel[i] + (branch - drop);
      u[i] = (s * q * u[i] + drop) / next;
    }
    diagonal = steepest * diagonal + branch;
    if (isScaleFree) {
      rescale(next / q);
    } else {
      advance(next);
    }
  }

  private void rescale(double growth) {
    for (int i = 0; i < u.length; i++) {
      gap[i] /= growth;
      kernel[i] /= growth;
    }
    diagonal /= growth;
    logGrowth += Math.log(growth);
  }

  private void advance(double next) {
    if (!(next >= Double.MIN_NORMAL && next <= Double.MAX_VALUE)) {
      throw new ArithmeticException(
          "the variance leaves the range of double in layer " + layer + ": " + next);
    }
    if (Math.abs(next - q) <= ROUNDINGS * Math.ulp(q)) {
      return;
    }
    q = next;
    if (!at.isHomogeneous()) {
      map = EqualVarianceMap.of(at.activation(), q);
    }
  }

  /** The number of layers, the linear one included. */
  public int layer() {
    return layer;
  }

  /** ln q. */
  public double logVariance() {
    return Math.log(q) + logGrowth;
  }

  /** 1 − c of pair {@code i}, as accurate as it is small. */
  public double distance(int i) {
    return u[i];
  }

  /** K/q of pair {@code i}. */
  public double kernelOverVariance(int i) {
    return kernel[i] / q;
  }

  /** K₀/q of one input with itself. */
  public double diagonalOverVariance() {
    return diagonal / q;
  }

  /** K/K₀ of pair {@code i}. */
  public double ratio(int i) {
    return kernel[i] / diagonal;
  }

  /** 1 − K/K₀ of pair {@code i}, as accurate as it is small. */
  public double gapRatio(int i) {
    return gap[i] / diagonal;
  }
}
