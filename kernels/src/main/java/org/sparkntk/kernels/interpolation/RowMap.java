package org.sparkntk.kernels.interpolation;

/**
 * A {@link CorrelationMap} at one scale of the rows.
 *
 * @param cols the cell of the columns
 * @param scale r₁
 * @param slope polynomial of slope
 * @param rise polynomial of rise
 * @param gap polynomial of gap/{@link #contrast} in the scale of the columns: n × 1 coefficients
 */
public record RowMap(Cell cols, double scale, Profile slope, Profile rise, Profile gap) {
  /** (r₁ − r₂)²/(r₁r₂), the factor that makes gap vanish where the scales agree. */
  public static double contrast(double r1, double r2) {
    double difference = r1 - r2;
    return difference / r1 * (difference / r2);
  }

  /** The same at one scale r₂ of the columns, where each polynomial has one line. */
  public RowMap at(double r2) {
    double y = cols.coordinate(r2);
    return new RowMap(cols, scale, slope.atColumn(y), rise.atColumn(y), gap.atColumn(y));
  }

  /** 1 − ρ' at θ = 0 for columns of scale r₂; needs {@link #at}. */
  public double gapAt(double r2) {
    double[] line = gap.lines()[0];
    return line[line.length - 1] * contrast(scale, r2);
  }
}
