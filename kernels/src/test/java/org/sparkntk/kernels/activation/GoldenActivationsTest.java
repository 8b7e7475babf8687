package org.sparkntk.kernels.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference values of all activations, degenerate pairs included. */
class GoldenActivationsTest {
  private static final JsonNode GOLDEN = read();

  private static JsonNode read() {
    try (InputStream in =
        GoldenActivationsTest.class.getResourceAsStream("/golden/activations.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<String> names() {
    return GOLDEN.get("activations").properties().stream().map(Map.Entry::getKey);
  }

  @Test
  void thereAre31() {
    assertThat(names()).hasSize(31);
  }

  @ParameterizedTest
  @MethodSource("names")
  void agreesWithTheReference(String name) {
    JsonNode golden = GOLDEN.get("activations").get(name);
    String kind = golden.get("closed_form").asBoolean() ? "closed_form" : "quadrature";
    double tolerance = GOLDEN.get("tolerance").get(kind).asDouble();
    DualActivation activation = activation(name, golden.get("parameters"));
    for (JsonNode point : golden.get("points")) {
      double q11 = point.get(0).asDouble();
      double q22 = point.get(1).asDouble();
      GaussianPair pair = pair(q11, q22, point.get(2).asDouble());
      check(activation.covariance(pair), point.get(3).asDouble(), tolerance, "T " + point);
      check(activation.slopeCovariance(pair), point.get(4).asDouble(), tolerance, "T' " + point);
      if (pair.theta() == 0) {
        check(activation.variance(q11), point.get(3).asDouble(), tolerance, "T(q) " + point);
        check(activation.slopeVariance(q11), point.get(4).asDouble(), tolerance, "T'(q) " + point);
      }
    }
  }

  private static void check(double value, double golden, double tolerance, String what) {
    double allowed = tolerance * Math.max(1, Math.abs(golden));
    assertThat(value).as(what).isCloseTo(golden, within(allowed));
  }

  private static GaussianPair pair(double q11, double q22, double q12) {
    double area = Math.sqrt(Math.max(0, q11 * q22 - q12 * q12));
    return new GaussianPair(Math.sqrt(q11), Math.sqrt(q22), Math.atan2(area, q12));
  }

  private static DualActivation activation(String name, JsonNode p) {
    return switch (name) {
      case "relu" -> PiecewiseLinear.relu();
      case "leaky_relu" -> PiecewiseLinear.leakyRelu(number(p, "alpha"));
      case "abs" -> PiecewiseLinear.abs();
      case "ab_relu" -> new PiecewiseLinear(name, number(p, "a"), number(p, "b"));
      case "erf", "erf_abc" -> new Erf(number(p, "a"), number(p, "b"), number(p, "c"));
      case "sigmoid_like" -> Erf.sigmoidLike();
      case "sin", "sin_abc" -> Sine.sin(number(p, "a"), number(p, "b"), number(p, "c"));
      case "cos" -> Sine.cos(number(p, "a"), number(p, "b"), number(p, "c"));
      case "rbf" -> Sine.rbf(number(p, "gamma"));
      case "exp" -> new Exponential(number(p, "a"), number(p, "b"));
      case "gaussian" -> new Gaussian(number(p, "a"), number(p, "b"));
      case "gabor" -> new Gabor();
      case "gelu" -> new Gelu();
      case "sign" -> new Sign();
      case "monomial_2", "monomial_3", "monomial_4", "monomial_5" ->
          Polynomial.monomial(p.get("n").asInt());
      case "rectified_monomial_0", "rectified_monomial_2", "rectified_monomial_3" ->
          new RectifiedMonomial(p.get("n").asInt());
      case "polynomial" -> Polynomial.of(name, coefficients(p));
      case "hermite_3" -> Polynomial.hermite(p.get("n").asInt());
      case "tanh" -> NumericalActivations.tanh();
      case "softplus" -> NumericalActivations.softplus();
      case "silu" -> NumericalActivations.silu(1);
      case "elu" -> NumericalActivations.elu(1);
      case "sigmoid" -> NumericalActivations.sigmoid();
      case "exp_normalized" -> new ExponentialNormalized(number(p, "gamma"), number(p, "shift"));
      default -> throw new AssertionError("a golden activation without a record: " + name);
    };
  }

  private static double number(JsonNode parameters, String name) {
    return parameters.get(name).asDouble();
  }

  private static double[] coefficients(JsonNode parameters) {
    JsonNode array = parameters.get("coefficients");
    double[] coefficients = new double[array.size()];
    for (int k = 0; k < coefficients.length; k++) {
      coefficients[k] = array.get(k).asDouble();
    }
    return coefficients;
  }
}
