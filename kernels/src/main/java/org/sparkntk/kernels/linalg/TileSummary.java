package org.sparkntk.kernels.linalg;

import java.util.Arrays;

/**
 * One look at every entry of a tile.
 *
 * @param min the smallest, +∞ of none; NaN if there is a NaN
 * @param max the largest, −∞ of none; NaN if there is a NaN
 * @param sum of all, in float64
 * @param nonFinite how many are NaN or infinite
 */
public record TileSummary(double min, double max, double sum, long nonFinite) {
  /** Summarises a tile; the additions are ordered by its shape alone. */
  public static TileSummary of(Tile tile) {
    double[] row = new double[tile.cols()];
    double[] min = filled(tile, Double.POSITIVE_INFINITY);
    double[] max = filled(tile, Double.NEGATIVE_INFINITY);
    double[] sum = new double[tile.cols()];
    for (int i = 0; i < tile.rows(); i++) {
      tile.copyRows(i, 1, row);
      add(row, min, max, sum);
    }
    double total = Arrays.stream(sum).sum();
    return new TileSummary(
        Arrays.stream(min).reduce(Double.POSITIVE_INFINITY, Math::min),
        Arrays.stream(max).reduce(Double.NEGATIVE_INFINITY, Math::max),
        total,
        // A sum that is finite has no other summands.
        Double.isFinite(total) ? 0 : nonFinite(tile, row));
  }

  /** By columns, because only additions that do not wait for each other are vectorised. */
  private static void add(double[] row, double[] min, double[] max, double[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += row[j];
    }
    for (int j = 0; j < min.length; j++) {
      min[j] = Math.min(min[j], row[j]);
    }
    for (int j = 0; j < max.length; j++) {
      max[j] = Math.max(max[j], row[j]);
    }
  }

  private static long nonFinite(Tile tile, double[] row) {
    long count = 0;
    for (int i = 0; i < tile.rows(); i++) {
      tile.copyRows(i, 1, row);
      count += Arrays.stream(row).filter(value -> !Double.isFinite(value)).count();
    }
    return count;
  }

  private static double[] filled(Tile tile, double value) {
    double[] out = new double[tile.cols()];
    Arrays.fill(out, value);
    return out;
  }
}
