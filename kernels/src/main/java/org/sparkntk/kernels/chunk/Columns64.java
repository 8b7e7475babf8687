package org.sparkntk.kernels.chunk;

/**
 * Series in an angle whose coefficients vary with the scale of the column, Σ_n T_n(y_j) P_n(x_j),
 * in float64: what a chunk needs when its columns have different norms.
 */
public final class Columns64 {
  private final Series64[] series;

  private Columns64(Series64[] series) {
    this.series = series;
  }

  /** The series Σ c_nk T_n(y) T_k(x). */
  public static Columns64 of(double[][] chebyshev) {
    Series64[] series = new Series64[chebyshev.length];
    for (int n = 0; n < series.length; n++) {
      series[n] = Series64.of(chebyshev[n]);
    }
    return new Columns64(series);
  }

  /**
   * Sets {@link Chunk64#value} to the series at {@link Chunk64#x}.
   *
   * @param basis T_n of the columns' coordinates, one array a degree
   * @param offset where the chunk's columns start in them
   */
  public void evaluate(Chunk64 c, double[][] basis, int offset) {
    double[] value = c.value;
    double[] term = c.term;
    series[0].evaluate(c, value);
    for (int n = 1; n < series.length; n++) {
      series[n].evaluate(c, term);
      double[] weights = basis[n];
      for (int j = 0; j < c.size(); j++) {
        value[j] += weights[offset + j] * term[j];
      }
    }
  }
}
