package org.sparkntk.jobs.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.activation.Affine;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.Erf;
import org.sparkntk.kernels.activation.Exponential;
import org.sparkntk.kernels.activation.ExponentialNormalized;
import org.sparkntk.kernels.activation.Gabor;
import org.sparkntk.kernels.activation.Gaussian;
import org.sparkntk.kernels.activation.Gelu;
import org.sparkntk.kernels.activation.NumericalActivations;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.activation.Polynomial;
import org.sparkntk.kernels.activation.RectifiedMonomial;
import org.sparkntk.kernels.activation.Sign;
import org.sparkntk.kernels.activation.Sine;

final class ActivationReaderTest {
  /** The shortest text of those that need parameters. */
  static final Map<String, String> SMALLEST =
      Map.of(
          "ab-relu", "{ab-relu {negative = 0.3, positive = -0.7}}",
          "monomial", "{monomial {n = 3}}",
          "rectified-monomial", "{rectified-monomial {n = 0}}",
          "hermite", "{hermite {n = 2}}",
          "polynomial", "{polynomial {coefficients = [1, -0.5, 2]}}",
          "affine", "{affine {activation = gelu}}");

  private static final Map<String, DualActivation> BY_NAME =
      Map.ofEntries(
          entry("relu", PiecewiseLinear.relu()),
          entry("abs", PiecewiseLinear.abs()),
          entry("identity", PiecewiseLinear.identity()),
          entry("sign", new Sign()),
          entry("leaky-relu", PiecewiseLinear.leakyRelu(0.01)),
          entry("ab-relu", new PiecewiseLinear("ab-relu", 0.3, -0.7)),
          entry("erf", Erf.erf()),
          entry("sigmoid-like", Erf.sigmoidLike()),
          entry("gelu", new Gelu()),
          entry("sin", Sine.sin(1, 1, 0)),
          entry("cos", Sine.cos(1, 1, 0)),
          entry("rbf", Sine.rbf(1)),
          entry("exp", new Exponential(1, 1)),
          entry("exp-normalized", new ExponentialNormalized(1, -1)),
          entry("gaussian", new Gaussian(1, -1)),
          entry("gabor", new Gabor()),
          entry("monomial", Polynomial.monomial(3)),
          entry("rectified-monomial", new RectifiedMonomial(0)),
          entry("hermite", Polynomial.hermite(2)),
          entry("polynomial", new Polynomial("polynomial", List.of(1.0, -0.5, 2.0))),
          entry("tanh", NumericalActivations.tanh()),
          entry("sigmoid", NumericalActivations.sigmoid()),
          entry("softplus", NumericalActivations.softplus()),
          entry("elu", NumericalActivations.elu(1)),
          entry("selu", NumericalActivations.selu()),
          entry("celu", NumericalActivations.celu(1)),
          entry("silu", NumericalActivations.silu(1)),
          entry("mish", NumericalActivations.mish()),
          entry("softsign", NumericalActivations.softsign()),
          entry("arctan", NumericalActivations.arctan()),
          entry("hard-tanh", NumericalActivations.hardTanh()),
          entry("relu6", NumericalActivations.relu6()),
          entry("hard-sigmoid", NumericalActivations.hardSigmoid()),
          entry("hard-swish", NumericalActivations.hardSwish()),
          entry("affine", new Gelu()));

  private static final Map<String, DualActivation> WITH_PARAMETERS =
      Map.ofEntries(
          entry("{leaky-relu {alpha = 0.1}}", PiecewiseLinear.leakyRelu(0.1)),
          entry("{erf {a = 1.5, b = 0.7, k = 0.2}}", new Erf(1.5, 0.7, 0.2)),
          entry("{sin {a = 1.3, b = 0.8, k = 0.4}}", Sine.sin(1.3, 0.8, 0.4)),
          entry("{cos {a = 1.3, b = 0.8, k = 0.4}}", Sine.cos(1.3, 0.8, 0.4)),
          entry("{rbf {gamma = 0.6}}", Sine.rbf(0.6)),
          entry("{exp {a = 0.8, b = 0.5}}", new Exponential(0.8, 0.5)),
          entry("{exp-normalized {gamma = 2, shift = 0}}", new ExponentialNormalized(2, 0)),
          entry("{gaussian {a = 2, b = -0.5}}", new Gaussian(2, -0.5)),
          entry("{elu {alpha = 0.3}}", NumericalActivations.elu(0.3)),
          entry("{celu {alpha = 1.7}}", NumericalActivations.celu(1.7)),
          entry("{silu {beta = 1.7}}", NumericalActivations.silu(1.7)),
          entry("{gelu {}}", new Gelu()),
          entry(
              "{affine {activation = {leaky-relu {alpha = 0.2}}, input-scale = 1.3, input-shift = 0.4,"
                  + " output-scale = -0.8, output-shift = 0.1}}",
              Affine.of(PiecewiseLinear.leakyRelu(0.2), 1.3, 0.4, -0.8, 0.1)));

  @Test
  void everyNameOfTheTableIsTheActivationOfThatName() {
    assertThat(ActivationTable.KINDS).hasSameSizeAs(BY_NAME);
    BY_NAME.forEach(
        (name, expected) ->
            assertThat(Layers.activation(SMALLEST.getOrDefault(name, name)))
                .as(name)
                .isEqualTo(expected));
  }

  @Test
  void parametersAreBound() {
    WITH_PARAMETERS.forEach(
        (text, expected) -> assertThat(Layers.activation(text)).as(text).isEqualTo(expected));
  }

  @Test
  void aNearMissIsHelpedAndAStrangeNameGetsTheList() {
    refused("leaky_relu")
        .hasMessage(
            "test.conf, line 1: activation: expected an activation, found leaky_relu;"
                + " did you mean leaky-relu?");
    refused("GELU").hasMessageEndingWith("found GELU; did you mean gelu?");
    refused("convolution")
        .hasMessageStartingWith(
            "test.conf, line 1: activation: expected one of the activations ab-relu, abs, affine,")
        .hasMessageEndingWith("softsign, tanh, found convolution");
  }

  @Test
  void aWrongParameterIsNamedWithItsActivation() {
    refused("{leaky-relu {alhpa = 1}}")
        .hasMessage(
            "test.conf, line 1: activation (leaky-relu): expected a parameter, found alhpa;"
                + " did you mean alpha?");
    refused("{erf {frequency = 1}}")
        .hasMessage(
            "test.conf, line 1: activation (erf): expected one of a, b, k, found frequency");
    refused("{gelu {sigma = 1}}")
        .hasMessage("test.conf, line 1: activation (gelu): expected no parameters, found sigma");
    refused("monomial")
        .hasMessage("test.conf, line 1: activation (monomial): expected the key n, found none");
    refused("{rectified-monomial {n = 6}}")
        .hasMessage(
            "test.conf, line 1: activation (rectified-monomial): n must be in 0..5, found 6");
    refused("{rbf {gamma = -1}}")
        .hasMessage(
            "test.conf, line 1: activation (rbf): gamma must be finite and positive, found -1.0");
    refused("{polynomial {coefficients = [1, x]}}")
        .hasMessage(
            "test.conf, line 1: activation (polynomial): coefficients: expected a list of numbers"
                + " [...], found [1,\"x\"]");
    refused("{affine {activation = {elu {alpha = x}}}}")
        .hasMessage(
            "test.conf, line 1: activation (affine): activation (elu): alpha: expected a number,"
                + " found \"x\"");
    refused("{affine {activation = sign, input-shift = 1}}")
        .hasMessage(
            "test.conf, line 1: activation (affine): sign: an activation that jumps cannot be"
                + " shifted, found input-shift 1.0 and output-shift 0.0");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
    return assertThatThrownBy(() -> Layers.activation(text))
        .isInstanceOf(InvalidInputException.class);
  }
}
