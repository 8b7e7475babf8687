package org.sparkntk.kernels.chunk;

import org.sparkntk.kernels.interpolation.Profile;

/**
 * A polynomial in an angle whose coefficients vary with the scale of the column, Σ_n T_n(y_j)
 * P_n(x_j), in float64: what a chunk needs when its columns have different norms.
 */
public final class Columns64 {
  private final Series64[] series;

  private Columns64(Series64[] series) {
    this.series = series;
  }

  /** All lines of a profile. */
  public static Columns64 of(Profile profile) {
    Series64[] series = new Series64[profile.lines().length];
    for (int n = 0; n < series.length; n++) {
      series[n] = Series64.of(profile, n);
    }
    return new Columns64(series);
  }

  /**
   * Sets {@link Chunk64#value} to the polynomial at {@link Chunk64#x}.
   *
   * @param basis T_n of the columns' coordinates, one array a degree
   * @param offset where the chunk's columns start in them
   */
  public void evaluate(Chunk64 c, double[][] basis, int offset) {
    double[] value = c.value;
    double[] term = c.term;
    series[0].evaluate(c, value);
    for (int k = 1; k < series.length; k++) {
      series[k].evaluate(c, term);
      double[] weights = c.columns(0, basis[k], offset);
      int n = c.size();
      for (int j = 0; j < n; j++) {
        value[j] += weights[j] * term[j];
      }
    }
  }
}
