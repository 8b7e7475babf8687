package org.sparkntk.kernels.chunk;

/**
 * Series in an angle whose coefficients vary with the scale of the column, Σ_n T_n(y_j) P_n(x_j),
 * in float32: what a chunk needs when its columns have different norms.
 */
public final class Columns32 {
  private final Series32[] series;

  private Columns32(Series32[] series) {
    this.series = series;
  }

  /** The series Σ c_nk T_n(y) T_k(x). */
  public static Columns32 of(double[][] chebyshev) {
    Series32[] series = new Series32[chebyshev.length];
    for (int n = 0; n < series.length; n++) {
      series[n] = Series32.of(chebyshev[n]);
    }
    return new Columns32(series);
  }

  /**
   * Sets {@link Chunk32#value} to the series at {@link Chunk32#x}.
   *
   * @param basis T_n of the columns' coordinates, one array a degree
   * @param offset where the chunk's columns start in them
   */
  public void evaluate(Chunk32 c, float[][] basis, int offset) {
    float[] value = c.value;
    float[] term = c.term;
    series[0].evaluate(c, value);
    for (int n = 1; n < series.length; n++) {
      series[n].evaluate(c, term);
      float[] weights = basis[n];
      for (int j = 0; j < c.size(); j++) {
        value[j] += weights[offset + j] * term[j];
      }
    }
  }
}
