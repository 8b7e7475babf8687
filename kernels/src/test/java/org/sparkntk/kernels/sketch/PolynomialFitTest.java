package org.sparkntk.kernels.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolynomialFitTest {
  /**
   * The largest errors over L + 1 of the fits that were measured with nodes on [−1, 1] for degrees
   * 2, 4, …, 32, and never much worse.
   */
  @ParameterizedTest
  @CsvSource({
    "1, .047, .026, .018, .012, .007",
    "3, .134, .070, .047, .032, .022",
    "5, .192, .122, .080, .053, .036"
  })
  void theFitOfTheNtkIsAsCloseAsPublished(
      int depth, double e2, double e4, double e8, double e16, double e32) {
    double[] expected = {e2, e4, e8, e16, e32};
    for (int i = 0; i < expected.length; i++) {
      DoubleUnaryOperator ntk = t -> ReluKernels.ntk(depth, t);
      PolynomialFit fit = PolynomialFit.of(ntk, 2 << i);
      double error = largestError(fit, ntk) / (depth + 1);
      assertThat(error).as("degree " + (2 << i)).isBetween(0.75 * expected[i], 1.03 * expected[i]);
    }
  }

  /** Conditions of Karush, Kuhn and Tucker, on equations that have nothing to do with kernels. */
  @Test
  void noStepIntoTheConeMakesTheLeastSquaresSmaller() {
    Random random = new Random(1);
    for (int trial = 0; trial < 50; trial++) {
      double[][] columns = new double[11][17];
      double[] b = random.doubles(17, -1, 1).toArray();
      for (double[] column : columns) {
        for (int i = 0; i < column.length; i++) {
          column[i] = random.nextGaussian();
        }
      }
      double[] x = NonNegativeLeastSquares.solve(columns, b);
      for (int j = 0; j < columns.length; j++) {
        double gradient = 0;
        for (int i = 0; i < b.length; i++) {
          double residual = b[i];
          for (int k = 0; k < columns.length; k++) {
            residual -= columns[k][i] * x[k];
          }
          gradient += columns[j][i] * residual;
        }
        assertThat(x[j]).isNotNegative();
        assertThat(gradient).isLessThan(1e-12);
        assertThat(x[j] * gradient).isCloseTo(0, within(1e-12));
      }
    }
  }

  @Test
  void polynomialsWithoutNegativeCoefficientsAreFittedExactly() {
    List<Double> c = List.of(0.3, 0.0, 1.0, 0.25, 0.0, 0.1);
    PolynomialFit exact = new PolynomialFit(c);
    PolynomialFit fit = PolynomialFit.of(exact::value, 8);
    assertThat(fit.degree()).isEqualTo(5);
    for (int j = 0; j <= 8; j++) {
      assertThat(fit.coefficients().get(j)).isCloseTo(j < 6 ? c.get(j) : 0, within(1e-10));
    }
  }

  /** exp(a(t − 1)), the kernel of a normalised exponential, has the coefficients e^(−a) aʲ/j!. */
  @Test
  void otherKernelsAreFittedAsWell() {
    DoubleUnaryOperator f = t -> Math.exp(0.8 * (t - 1));
    PolynomialFit fit = PolynomialFit.of(f, 8);
    assertThat(largestError(fit, f)).isLessThan(2e-5);
    assertThat(fit.coefficients().get(2)).isCloseTo(Math.exp(-0.8) * 0.32, within(1e-4));
  }

  @Test
  void negativeAndConstantPolynomialsAreRefused() {
    assertThatThrownBy(() -> new PolynomialFit(List.of(0.1, 0.2, -0.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 0")
        .hasMessageContaining("-0.5 of degree 2");
    assertThatThrownBy(() -> new PolynomialFit(List.of(0.1, Double.NaN)))
        .hasMessageContaining("finite")
        .hasMessageContaining("NaN of degree 1");
    assertThatThrownBy(() -> new PolynomialFit(List.of(1.0, 0.0)))
        .hasMessageContaining("not constant")
        .hasMessageContaining("[1.0, 0.0]");
    assertThatThrownBy(() -> PolynomialFit.of(t -> t, 0))
        .hasMessageContaining("at least 1, found 0");
  }

  private static double largestError(PolynomialFit fit, DoubleUnaryOperator f) {
    double largest = 0;
    for (int i = -5000; i <= 5000; i++) {
      double t = i / 5000.0;
      largest = Math.max(largest, Math.abs(fit.value(t) - f.applyAsDouble(t)));
    }
    return largest;
  }
}
