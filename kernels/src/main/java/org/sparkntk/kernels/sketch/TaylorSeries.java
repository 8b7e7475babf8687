package org.sparkntk.kernels.sketch;

/**
 * The Taylor series of κ₀ and κ₁ at 0, all of whose coefficients are at least 0: with cᵢ = (2i)! /
 * (4ⁱ (i!)²)
 *
 * <pre>
 *   κ₁(t) = 1/π + t/2 + (1/π) Σᵢ cᵢ / ((2i + 1)(2i + 2)) t^(2i+2)
 *   κ₀(t) = 1/2 + (1/π) Σᵢ cᵢ / (2i + 1) t^(2i+1)
 * </pre>
 *
 * What is missing after i = p is largest at t = 1, about 0.0299 p^(−3/2) for κ₁ and 0.1796 p^(−1/2)
 * for κ₀.
 */
final class TaylorSeries {
  private TaylorSeries() {}

  /**
   * The coefficients of κ₁.
   *
   * @param degree of the last one, at least 1
   */
  static double[] kappa1(int degree) {
    double[] series = new double[degree + 1];
    series[0] = 1 / Math.PI;
    series[1] = 0.5;
    double c = 1;
    for (int i = 0; 2 * i + 2 <= degree; i++) {
      series[2 * i + 2] = c / ((2 * i + 1) * (2 * i + 2) * Math.PI);
      c *= (2 * i + 1) / (2.0 * i + 2);
    }
    return series;
  }

  /**
   * The coefficients of κ₀.
   *
   * @param degree of the last one, at least 1
   */
  static double[] kappa0(int degree) {
    double[] series = new double[degree + 1];
    series[0] = 0.5;
    double c = 1;
    for (int i = 0; 2 * i + 1 <= degree; i++) {
      series[2 * i + 1] = c / ((2 * i + 1) * Math.PI);
      c *= (2 * i + 1) / (2.0 * i + 2);
    }
    return series;
  }

  /**
   * The series with all that was cut off added to its last coefficient that is not 0: for κ₀ and κ₁
   * exact at both poles as well as at 0, and nowhere on [−1, 1] further off than without it was at
   * 1.
   *
   * @param series whose sum at 1 would be 1
   */
  static double[] closed(double[] series) {
    double[] closed = series.clone();
    double rest = 1;
    int last = 0;
    for (int j = 0; j < closed.length; j++) {
      rest -= closed[j];
      last = closed[j] > 0 ? j : last;
    }
    closed[last] += rest;
    return closed;
  }
}
