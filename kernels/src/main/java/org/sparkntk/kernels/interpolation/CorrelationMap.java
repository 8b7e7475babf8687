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
  private static final ConcurrentMap<Key, CorrelationMap> KEPT = new ConcurrentHashMap<>();

  private record Key(DualActivation activation, Cell rows, Cell cols, Accuracy accuracy) {}

  private final Cell rows;
  private final Cell cols;
  private final Surface slope;
  private final Surface rise;
  private final Surface gap;
  private final double error;

  private CorrelationMap(MapFit fit, Cell rows, Cell cols, Accuracy accuracy) {
    this.rows = rows;
    this.cols = cols;
    this.slope = Surface.of(fit.slope(), accuracy);
    this.rise = Surface.of(fit.rise(), accuracy);
    this.gap = Surface.of(fit.gap(), accuracy);
    this.error = fit.error() + accuracy.negligible();
  }

  /**
   * The map for the cells that two scales lie in.
   *
   * @throws IllegalArgumentException if the activation cannot be resolved at these scales
   */
  public static CorrelationMap of(
      DualActivation activation, Cell rows, Cell cols, Accuracy accuracy) {
    Key key = new Key(activation, rows, cols, accuracy);
    CorrelationMap kept = KEPT.get(key);
    if (kept == null) {
      // Two threads may make the same map; both get the same numbers.
      kept = new CorrelationMap(MapFit.of(activation, rows, cols), rows, cols, accuracy);
      KEPT.put(key, kept);
    }
    return kept;
  }

  /** The map at one scale r₁ of the rows. */
  public RowMap atRow(double scale) {
    double y = rows.coordinate(scale);
    return new RowMap(cols, scale, slope.atRow(y), rise.atRow(y), gap.atRow(y));
  }

  /**
   * The relative error of slope and rise: the coefficients in the last eighth of any direction,
   * which bound the ones that are missing, and the terms that the accuracy drops.
   */
  public double error() {
    return error;
  }
}
