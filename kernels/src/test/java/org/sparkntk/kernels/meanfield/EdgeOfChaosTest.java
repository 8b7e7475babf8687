package org.sparkntk.kernels.meanfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.kernels.activation.Activations;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.NumericalActivations;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.activation.Sine;

final class EdgeOfChaosTest {
  static List<JsonNode> golden() {
    return Limits.rows("edge_of_chaos");
  }

  @ParameterizedTest
  @MethodSource("golden")
  void theOnlyPointAgreesWithGoldenAndIsCritical(JsonNode row) {
    DualActivation phi = Limits.activation(row.get("activation").asText());
    double sigmaB = row.get("sigma_b").asDouble();
    double tolerance = Limits.FILE.at("/edge_of_chaos/tolerance").asDouble();
    List<EdgeOfChaos> points = EdgeOfChaos.points(phi, sigmaB);
    assertThat(points).hasSize(1);
    EdgeOfChaos point = points.get(0);
    double q = point.q().orElseThrow();
    assertThat(point.sigmaW()).isCloseTo(row.get("sigma_w").asDouble(), offset(tolerance));
    assertThat(q).isCloseTo(row.get("q").asDouble(), offset(tolerance));
    Initialization at = new Initialization(phi, point.sigmaW(), sigmaB);
    assertThat(at.nextVariance(q)).isCloseTo(q, offset(1e-11 * q));
    assertThat(at.growth(q)).isCloseTo(1, offset(1e-13));
  }

  @Test
  void aHomogeneousActivationHasOnePointWithoutBiasAndNoneWithIt() {
    EdgeOfChaos relu = EdgeOfChaos.points(PiecewiseLinear.relu(), 0).get(0);
    assertThat(relu.sigmaW()).isEqualTo(Math.sqrt(2));
    assertThat(relu.q()).isEmpty();
    assertThat(EdgeOfChaos.points(PiecewiseLinear.relu(), 0.1)).isEmpty();
    assertThat(EdgeOfChaos.points(PiecewiseLinear.leakyRelu(0.5), 0).get(0).sigmaW())
        .isCloseTo(Math.sqrt(2 / 1.25), offset(1e-15));
  }

  @Test
  void withoutBiasTheEdgeOfTanhIsAtOne() {
    EdgeOfChaos point = EdgeOfChaos.points(NumericalActivations.tanh(), 0).get(0);
    assertThat(point.sigmaW()).isEqualTo(1);
    assertThat(point.q()).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.7})
  void anActivationHasAsManyPointsAsItsEquationHasZeros(double sigmaB) {
    // The sine: g(q) = σ_b² + tanh q − q.
    assertThat(EdgeOfChaos.points(Sine.sin(1, 1, 0), sigmaB)).hasSize(1);
    // Softplus: E[φ²]/E[φ'²] > q for every q.
    assertThat(EdgeOfChaos.points(NumericalActivations.softplus(), sigmaB)).isEmpty();
  }

  /**
   * A clipped activation is linear for small variances, where the condition holds up to rounding.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"hard-tanh", "relu6", "tanh", "erf", "sin", "arctan", "softsign", "identity"})
  void anEdgeIsNotFoundTwice(String name) {
    List<EdgeOfChaos> points = EdgeOfChaos.points(Activations.named(name), 0);
    assertThat(points.stream().map(point -> (float) point.sigmaW())).doesNotHaveDuplicates();
  }

  @Test
  void theEdgeOfAClippedIdentityWithoutBiasIsOne() {
    List<EdgeOfChaos> points = EdgeOfChaos.points(NumericalActivations.hardTanh(), 0);
    assertThat(points).hasSize(1);
    assertThat(points.get(0).sigmaW()).isCloseTo(1, offset(1e-12));
  }
}
