package org.sparkntk.kernels.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaylorSeriesTest {
  @ParameterizedTest
  @CsvSource({"1, .0093", "2, .0053", "3, .0035", "6, .0016"})
  void kappa1IsMissingAsMuchAsTheTableSays(int p, double error) {
    double missing = largestError(TaylorSeries.kappa1(2 * p + 2), ReluKernels::kappa1);
    assertThat(missing).isCloseTo(error, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({"4, .081, 5e-4", "43, .0271, 5e-5", "385, .0091, 5e-5", "4274, .0027, 5e-5"})
  void kappa0IsMissingAsMuchAsTheTableSays(int p, double error, double rounding) {
    double missing = largestError(TaylorSeries.kappa0(2 * p + 1), ReluKernels::kappa0);
    assertThat(missing).isCloseTo(error, within(rounding));
  }

  @Test
  void whatIsMissingFallsByItsPowerLaw() {
    double kappa1 = largestError(TaylorSeries.kappa1(2 * 400 + 2), ReluKernels::kappa1);
    double kappa0 = largestError(TaylorSeries.kappa0(2 * 400 + 1), ReluKernels::kappa0);
    assertThat(kappa1).isCloseTo(0.0299 * Math.pow(400, -1.5), within(0.01 * kappa1));
    assertThat(kappa0).isCloseTo(0.1796 * Math.pow(400, -0.5), within(0.01 * kappa0));
  }

  @ParameterizedTest
  @CsvSource({"2", "4", "8", "16", "32"})
  void theClosedSeriesIsExactAtThePolesAndNowhereWorse(int degree) {
    requireClosed(TaylorSeries.kappa1(degree), ReluKernels::kappa1);
    requireClosed(TaylorSeries.kappa0(degree), ReluKernels::kappa0);
  }

  private static void requireClosed(double[] series, DoubleUnaryOperator f) {
    double[] closed = TaylorSeries.closed(series);
    assertThat(value(closed, 1)).isCloseTo(1, within(1e-14));
    assertThat(value(closed, -1)).isCloseTo(0, within(1e-14));
    assertThat(largestError(closed, f)).isLessThan(0.75 * largestError(series, f));
  }

  @ParameterizedTest
  @CsvSource({
    "1, -1, 0",
    "1, -0.5, -0.05766889",
    "1, 0, 0.31830989",
    "1, 0.5, 0.94233111",
    "1, 0.9, 1.68032874",
    "1, 1, 2",
    "2, -1, 0.31830989",
    "2, -0.5, 0.34386225",
    "2, 0, 0.68570864",
    "2, 0.5, 1.35147956",
    "2, 0.9, 2.36881366",
    "3, -0.5, 0.74224932",
    "3, 0, 1.06038811",
    "3, 0.5, 1.73784468",
    "3, 0.9, 2.98569319",
    "3, 1, 4"
  })
  void theNtkHasThePublishedValues(int depth, double t, double expected) {
    assertThat(ReluKernels.ntk(depth, t)).isCloseTo(expected, within(6e-9));
  }

  @Test
  void kappa0IsTheDerivativeOfKappa1() {
    double h = 1e-5;
    for (double t : new double[] {-0.95, -0.4, 0, 0.3, 0.9}) {
      double slope = (ReluKernels.kappa1(t + h) - ReluKernels.kappa1(t - h)) / (2 * h);
      assertThat(slope).isCloseTo(ReluKernels.kappa0(t), within(1e-8));
    }
  }

  private static double largestError(double[] series, DoubleUnaryOperator f) {
    double largest = 0;
    for (int i = -1000; i <= 1000; i++) {
      double t = i / 1000.0;
      largest = Math.max(largest, Math.abs(value(series, t) - f.applyAsDouble(t)));
    }
    return largest;
  }

  private static double value(double[] series, double t) {
    double value = 0;
    for (int j = series.length - 1; j >= 0; j--) {
      value = value * t + series[j];
    }
    return value;
  }
}
