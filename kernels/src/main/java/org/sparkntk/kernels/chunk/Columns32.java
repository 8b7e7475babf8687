package org.sparkntk.kernels.chunk;

import org.sparkntk.kernels.interpolation.Profile;

/**
 * A polynomial in an angle whose coefficients vary with the scale of the column, Σ_n T_n(y_j)
 * P_n(x_j), in float32: what a chunk needs when its columns have different norms.
 */
public final class Columns32 {
  private final Series32[] series;

  private Columns32(Series32[] series) {
    this.series = series;
  }

  /** All lines of a profile. */
  public static Columns32 of(Profile profile) {
    Series32[] series = new Series32[profile.lines().length];
    for (int n = 0; n < series.length; n++) {
      series[n] = Series32.of(profile, n);
    }
    return new Columns32(series);
  }

  /**
   * Sets {@link Chunk32#value} to the polynomial at {@link Chunk32#x}.
   *
   * @param basis T_n of the columns' coordinates, one array a degree
   * @param offset where the chunk's columns start in them
   */
  public void evaluate(Chunk32 c, float[][] basis, int offset) {
    float[] value = c.value;
    float[] term = c.term;
    series[0].evaluate(c, value);
    for (int k = 1; k < series.length; k++) {
      series[k].evaluate(c, term);
      float[] weights = c.columns(0, basis[k], offset);
      int n = c.size();
      for (int j = 0; j < n; j++) {
        value[j] += weights[j] * term[j];
      }
    }
  }
}
