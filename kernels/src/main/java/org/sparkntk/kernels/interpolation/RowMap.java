package org.sparkntk.kernels.interpolation;

import java.util.Arrays;

/**
 * A {@link CorrelationMap} at one scale of the rows: series Σ c_nk T_n(y₂) T_k(x) in the scale of
 * the columns and the angle.
 *
 * @param cols the cell of the columns
 * @param scale r₁
 * @param slope the coefficients of slope, n × k
 * @param rise the coefficients of rise, n × k
 * @param gap the coefficients of gap/{@link #contrast}, n × 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record RowMap(Cell cols, double scale, double[][] slope, double[][] rise, double[][] gap) {
  /** (r₁ − r₂)²/(r₁r₂), the factor that makes gap vanish where the scales agree. */
  public static double contrast(double r1, double r2) {
    double difference = r1 - r2;
    return difference / r1 * (difference / r2);
  }

  /** The map at one scale r₂ of the columns too. */
  public PairMap at(double r2) {
    double y = cols.coordinate(r2);
    return new PairMap(
        Tensor.atColumn(slope, y),
        Tensor.atColumn(rise, y),
        Tensor.atColumn(gap, y)[0] * contrast(scale, r2));
  }

  /** The coefficients of gap/{@link #contrast} in T_n(y₂). */
  public double[] gapSeries() {
    return Arrays.stream(gap).mapToDouble(line -> line[0]).toArray();
  }
}
