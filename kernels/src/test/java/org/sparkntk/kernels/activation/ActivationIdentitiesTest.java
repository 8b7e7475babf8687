package org.sparkntk.kernels.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identities between activations, their limits, and what is refused. */
class ActivationIdentitiesTest {
  private static final double[] ANGLES = {0, 1e-8, 0.4, Math.PI / 2, 2.9, Math.PI};

  @Test
  void reluIsTheFirstRectifiedMonomial() {
    same(PiecewiseLinear.relu(), new RectifiedMonomial(1), 1);
    same(PiecewiseLinear.relu(), new PiecewiseLinear("ab-relu", 0, 1), 1);
  }

  @Test
  void equalSlopesAreAMultipleOfTheIdentity() {
    same(new PiecewiseLinear("ab-relu", -0.7, -0.7), PiecewiseLinear.identity(), 0.49);
    same(Polynomial.monomial(1), PiecewiseLinear.identity(), 1);
  }

  @Test
  void signIsTwiceTheStepMinusOne() {
    for (double r1 : new double[] {0, 0.3}) {
      for (double theta : ANGLES) {
        GaussianPair pair = new GaussianPair(r1, 1.4, theta);
        assertThat(4 * new RectifiedMonomial(0).covariance(pair) - 1)
            .isCloseTo(new Sign().covariance(pair), within(1e-15));
      }
    }
  }

  @Test
  void hermitePolynomialsArePowersOfTheCorrelation() {
    for (int n = 1; n <= 10; n++) {
      for (double theta : ANGLES) {
        GaussianPair pair = new GaussianPair(1, 1, theta);
        assertThat(Polynomial.hermite(n).covariance(pair))
            .isCloseTo(Math.pow(Math.cos(theta), n), within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void rectifiedMonomialsAreContinuousBetweenTheirTwoForms(int n) {
    double below = RectifiedMonomial.angular(n, Math.nextDown(Math.PI / 2));
    double above = RectifiedMonomial.angular(n, Math.PI / 2);
    assertThat(below).isCloseTo(above, within(4e-15 * above));
  }

  /** Jₙ → (π − θ)²ⁿ⁺¹ n!/(2n + 1) · … : positive, and of that power, near opposite inputs. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void rectifiedMonomialsVanishWithTheRightPowerForOppositeInputs(int n) {
    double ratio =
        RectifiedMonomial.angular(n, Math.PI - 1e-4) / RectifiedMonomial.angular(n, Math.PI - 2e-4);
    assertThat(ratio * Math.pow(2, 2 * n + 1)).isCloseTo(1, within(1e-6));
  }

  @Test
  void nothingCancelsForSmallVariances() {
    GaussianPair small = new GaussianPair(1e-9, 2e-9, 2);
    double q12 = small.q12();
    assertThat(Sine.sin(1, 1, 0).covariance(small)).isCloseTo(q12, within(1e-15 * Math.abs(q12)));
    assertThat(new Gabor().covariance(small)).isCloseTo(q12, within(1e-15 * Math.abs(q12)));
    assertThat(Erf.erf().covariance(small))
        .isCloseTo(4 / Math.PI * q12, within(1e-15 * 4 * Math.abs(q12)));
  }

  @Test
  void functionsDoNotOverflow() {
    assertThat(Nonlinearities.softplus().value(800)).isEqualTo(800);
    assertThat(Nonlinearities.softplus().value(-800)).isZero();
    assertThat(Nonlinearities.sigmoid().value(-700)).isCloseTo(Math.exp(-700), within(1e-318));
    assertThat(Nonlinearities.sigmoid().value(-800)).isZero();
    assertThat(Nonlinearities.mish().value(800)).isEqualTo(800);
    assertThat(Nonlinearities.mish().slope(-800)).isZero();
    assertThat(Nonlinearities.silu(1).slope(800)).isEqualTo(1);
    assertThat(Nonlinearities.tanh().slope(400)).isNotNegative().isFinite();
  }

  @Test
  void affineMapsOfClosedFormsAreClosed() {
    assertThat(Affine.of(Erf.erf(), 2, 0, 3, 1)).isEqualTo(new Erf(3, 2, 1));
    assertThat(Affine.of(Sine.sin(1, 2, 0.5), 3, 0.25, 4, 0)).isEqualTo(Sine.sin(4, 6, 1));
    assertThat(Affine.of(Polynomial.monomial(2), 2, 1, 3, -3))
        .isEqualTo(Polynomial.of("monomial", 0, 12, 12));
    assertThat(Affine.of(new Gelu(), 2, 0, 3, 0)).isEqualTo(new Affine(new Gelu(), 2, 3, 0));
  }

  @Test
  void affineMapsOfTheFunctionAndOfTheKernelAgree() {
    DualActivation wrapped = Affine.of(new Gabor(), -0.7, 0, 2, 0.3);
    Nonlinearity f = wrapped.function().orElseThrow();
    assertThat(f.value(0.9)).isEqualTo(2 * new Gabor().function().orElseThrow().value(-0.63) + 0.3);
    same(wrapped, new Quadrature("composed", f, Parity.NONE), 1);
    same(
        Affine.of(NumericalActivations.relu6(), -2, 0.5, 1, 0.1),
        new Quadrature(
            "composed", new AffineFunction(Nonlinearities.relu6(), -2, 0.5, 1, 0.1), Parity.NONE),
        1);
  }

  @Test
  void wrongParametersAreRefusedWithTheirValue() {
    refused(
        () -> PiecewiseLinear.leakyRelu(Double.NaN), "leaky-relu: alpha must be finite, found NaN");
    refused(() -> NumericalActivations.elu(Double.NaN), "elu: alpha must be finite, found NaN");
    refused(() -> new Erf(0, 1, 0), "erf: a must be finite and not 0, found 0.0");
    refused(() -> Sine.rbf(-1), "rbf: gamma must be finite and positive, found -1.0");
    refused(() -> new RectifiedMonomial(6), "rectified-monomial: n must be in 0..5, found 6");
    refused(
        () -> Polynomial.of("polynomial", 3, 0), "polynomial: a coefficient beyond the constant");
    refused(
        () -> new Gaussian(1, 0.25).variance(1.5),
        "with b = 0.25 > 0 the expectation does not exist");
    refused(
        () -> Affine.of(new Sign(), 1, 0.5, 1, 0),
        "sign: an activation that jumps cannot be shifted");
    refused(
        () -> Affine.of(new ExponentialNormalized(1, -1), 1, 0, 1, 2),
        "exp-normalized: a kernel without a function cannot be shifted, found input-shift 0.0");
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static void same(DualActivation one, DualActivation other, double factor) {
    for (double theta : ANGLES) {
      GaussianPair pair = new GaussianPair(1.3, 0.6, theta);
      assertThat(one.covariance(pair)).isCloseTo(factor * other.covariance(pair), within(2e-13));
      assertThat(one.slopeCovariance(pair))
          .isCloseTo(factor * other.slopeCovariance(pair), within(1e-12));
    }
  }
}
