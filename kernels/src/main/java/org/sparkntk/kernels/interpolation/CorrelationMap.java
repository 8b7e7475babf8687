package org.sparkntk.kernels.interpolation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.sparkntk.kernels.activation.DualActivation;

/**
 * One step of the recursion through an activation, as polynomials. With r₁, r₂ the scales before
 * it, ρ = cos θ the correlation before it, u = 1 − ρ, ρ' the correlation after it and T, T' the
 * dual,
 *
 * <pre>
 *   1 − ρ' = gap(r₁, r₂) + rise(r₁, r₂, θ) · u          (· θ instead of u if φ jumps)
 *   T'     = √(T'₁₁ T'₂₂) · slope(r₁, r₂, θ)
 * </pre>
 *
 * where gap is the distance that parallel inputs of different norm get. rise comes from the
 * integral T(0) − T(θ) = r₁r₂ ∫₀^θ T' sin t dt, so that nothing cancels as θ → 0: 1 − ρ' has all
 * its digits even at 10⁻²⁴.
 *
 * <p>Each of the three is a Chebyshev series in both scales, over a {@link Cell} each, and in θ.
 * The number of terms is doubled until the last eighth of the coefficients in every direction is
 * below {@value #TOLERANCE} of the whole; {@link #error} states what is left. Fitted once per
 * activation and pair of cells, and kept.
 */
public final class CorrelationMap {
  static final double TOLERANCE = 1e-13;

  private static final ConcurrentMap<Key, CorrelationMap> KEPT = new ConcurrentHashMap<>();

  private record Key(DualActivation activation, Cell rows, Cell cols) {}

  private final DualActivation activation;
  private final Cell rows;
  private final Cell cols;
  private final Tensor slope;
  private final Tensor rise;
  private final Tensor gap;

  CorrelationMap(
      DualActivation activation, Cell rows, Cell cols, Tensor slope, Tensor rise, Tensor gap) {
    this.activation = activation;
    this.rows = rows;
    this.cols = cols;
    this.slope = slope;
    this.rise = rise;
    this.gap = gap;
  }

  /**
   * The map for the cells that two scales lie in.
   *
   * @throws IllegalArgumentException if the activation cannot be resolved at these scales
   */
  public static CorrelationMap of(DualActivation activation, Cell rows, Cell cols) {
    Key key = new Key(activation, rows, cols);
    CorrelationMap kept = KEPT.get(key);
    if (kept == null) {
      // Two threads may fit the same map; both get the same numbers.
      kept = MapFit.fit(activation, rows, cols);
      KEPT.put(key, kept);
    }
    return kept;
  }

  /** The map at one scale r₁ of the rows. */
  public RowMap atRow(double scale) {
    double y = rows.coordinate(scale);
    return new RowMap(cols, scale, slope.atRow(y), rise.atRow(y), gap.atRow(y));
  }

  /** How angles are folded. */
  public Fold fold() {
    return Fold.of(activation.parity());
  }

  /**
   * An estimate from above of the relative error of slope and rise: the coefficients that might be
   * missing beyond the last, compared with all.
   */
  public double error() {
    return Math.max(slope.relativeTail(), rise.relativeTail());
  }
}
