package org.sparkntk.kernels.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of quadrature and the special functions beneath the activations. */
class ExpectationsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16, 40})
  void gaussLegendreIsExactForPolynomialsOfItsDegree(int n) {
    GaussLegendre rule = GaussLegendre.of(n);
    for (int degree = 0; degree < 2 * n; degree++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += rule.weight(i) * Math.pow(rule.node(i), degree);
      }
      double exact = degree % 2 == 0 ? 2.0 / (degree + 1) : 0;
      assertThat(sum).as("degree %s", degree).isCloseTo(exact, within(4e-15));
    }
  }

  /** Values to 20 digits. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1124629160182848922, 0.8875370839817151078",
    "0.7, 0.67780119383741847298, 0.32219880616258152702",
    "1.49, 0.9648978648432042121, 0.035102135156795787897",
    "1.51, 0.96727674812871163591, 0.032723251871288364086",
    "3, 0.99997790950300141456, 0.000022090496998585441373",
    "6, 0.99999999999999997848, 2.1519736712498913117e-17",
    "20, 1, 5.3958656116079009289e-176"
  })
  void errorFunctionsAreExactToRounding(double x, double erf, double erfc) {
    assertThat(ErrorFunction.erf(x)).isCloseTo(erf, within(4e-16));
    assertThat(ErrorFunction.erf(-x)).isEqualTo(-ErrorFunction.erf(x));
    // e^(−x²) carries the rounding of x².
    assertThat(ErrorFunction.erfc(x)).isCloseTo(erfc, within((1e-15 + 2e-16 * x * x) * erfc));
    assertThat(ErrorFunction.erfc(-x)).isCloseTo(2 - erfc, within(5e-16));
  }

  @Test
  void normalExpectationsOfPowersAreDoubleFactorials() {
    assertThat(NormalExpectation.of(x -> 1, 3)).isCloseTo(1, within(2e-15));
    assertThat(NormalExpectation.of(x -> Math.pow(x, 8), 1)).isCloseTo(105, within(1e-12));
    assertThat(NormalExpectation.of(x -> x > 0.5 ? 1 : 0, 1, 0.5))
        .isCloseTo(ErrorFunction.normal(-0.5), within(1e-15));
  }

  @Test
  void aJumpThatIsNotStatedIsRefused() {
    assertThatThrownBy(() -> NormalExpectation.of(x -> x > 0.1234 ? 1 : 0, 1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("not resolved")
        .hasMessageContaining("does it jump where it states no kink?");
    assertThatThrownBy(() -> NormalExpectation.of(x -> Math.exp(x * x * x * x), 3))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("3.0 is not finite");
  }

  /** erf is as sharp as tanh and has a closed form. */
  @ParameterizedTest
  @CsvSource({"30, 30", "30, 0.1", "2.220446049250313e-16, 30", "2.220446049250313e-16, 1e-8"})
  void polarRuleHoldsAtExtremeScalesAndAngles(double r1, double r2) {
    Erf erf = Erf.erf();
    Nonlinearity f = erf.function().orElseThrow();
    double norm = Math.sqrt(erf.variance(r1 * r1) * erf.variance(r2 * r2));
    double slopeNorm = Math.sqrt(erf.slopeVariance(r1 * r1) * erf.slopeVariance(r2 * r2));
    for (double theta : new double[] {0, 1e-12, 1e-3, 1, 3, Math.PI - 1e-12, Math.PI}) {
      GaussianPair pair = new GaussianPair(r1, r2, theta);
      assertThat(BivariateExpectation.of(f::value, f::value, f.kinks(), pair, Parity.NONE))
          .isCloseTo(erf.covariance(pair), within(1e-13 * norm));
      assertThat(BivariateExpectation.of(f::slope, f::slope, f.kinks(), pair, Parity.NONE))
          .isCloseTo(erf.slopeCovariance(pair), within(1e-13 * slopeNorm));
    }
  }

  /** P(u > x, v > x) of shifted ReLUs: T' of max(u − x, 0), known at three angles. */
  @Test
  void movedKinksAreCutExactly() {
    DualActivation phi = Affine.of(PiecewiseLinear.relu(), 1, -0.5, 1, 0);
    DualActivation step = Affine.of(PiecewiseLinear.relu(), 1, 0, 1, 0);
    assertThat(step).isEqualTo(PiecewiseLinear.relu());
    for (double r : new double[] {0.6, 1, 4}) {
      double tail = ErrorFunction.normal(-0.5 / r);
      assertThat(phi.slopeCovariance(new GaussianPair(r, r, 0))).isCloseTo(tail, within(1e-14));
      assertThat(phi.slopeCovariance(new GaussianPair(r, r, Math.PI / 2)))
          .isCloseTo(tail * tail, within(1e-14));
      assertThat(phi.slopeCovariance(new GaussianPair(r, r, Math.PI))).isCloseTo(0, within(1e-15));
    }
  }

  /** The trapezoidal rule converges geometrically for analytic functions and shares no code. */
  @ParameterizedTest
  @ValueSource(strings = {"tanh", "sigmoid", "softplus", "silu", "mish", "arctan"})
  void polarRuleAgreesWithTheTrapezoidalRuleForAnalyticFunctions(String name) {
    DualActivation phi = Activations.named(name);
    Nonlinearity f = phi.function().orElseThrow();
    for (double theta : new double[] {0.5, 2.5}) {
      GaussianPair pair = new GaussianPair(1, 1.7, theta);
      double norm = Math.sqrt(phi.variance(1) * phi.variance(1.7 * 1.7));
      double slopeNorm = Math.sqrt(phi.slopeVariance(1) * phi.slopeVariance(1.7 * 1.7));
      assertThat(phi.covariance(pair)).isCloseTo(trapezoid(f::value, pair), within(2e-13 * norm));
      assertThat(phi.slopeCovariance(pair))
          .isCloseTo(trapezoid(f::slope, pair), within(2e-13 * slopeNorm));
    }
  }

  private static double trapezoid(DoubleUnaryOperator f, GaussianPair pair) {
    double step = 0.04;
    double sum = 0;
    for (int i = -225; i <= 225; i++) {
      double z1 = i * step;
      double inner = 0;
      for (int j = -225; j <= 225; j++) {
        double z2 = j * step;
        double v = pair.r2() * (Math.cos(pair.theta()) * z1 + Math.sin(pair.theta()) * z2);
        inner += f.applyAsDouble(v) * Math.exp(-z2 * z2 / 2);
      }
      sum += f.applyAsDouble(pair.r1() * z1) * Math.exp(-z1 * z1 / 2) * inner;
    }
    return sum * step * step / (2 * Math.PI);
  }
}
