package org.sparkntk.kernels.meanfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.NumericalActivations;
import org.sparkntk.kernels.activation.PiecewiseLinear;

final class DepthRecursionTest {
  private static final DualActivation TANH = NumericalActivations.tanh();
  private static final Initialization RELU_EDGE =
      new Initialization(PiecewiseLinear.relu(), Math.sqrt(2), 0);

  private static double tolerance(String block) {
    return Limits.FILE.at("/" + block + "/tolerance").asDouble();
  }

  static List<JsonNode> reluRows() {
    return Limits.rows("relu_edge_of_chaos_depth");
  }

  @ParameterizedTest
  @MethodSource("reluRows")
  void reluOnTheEdgeAgreesWithGoldenToDepth100000(JsonNode row) {
    double tolerance = tolerance("relu_edge_of_chaos_depth");
    DepthRecursion network =
        new DepthRecursion(RELU_EDGE, Architecture.FEED_FORWARD, 0.7, 1 - row.get("c0").asDouble());
    for (int i = 0; i < row.get("L").size(); i++) {
      int depth = row.get("L").get(i).asInt();
      network.to(depth);
      assertThat(network.kernelOverVariance(0) / depth)
          .isCloseTo(row.get("K_over_Lq").get(i).asDouble(), offset(tolerance));
      double squared = (double) depth * depth;
      assertThat(network.distance(0) * squared)
          .isCloseTo(
              row.get("one_minus_c_times_L2").get(i).asDouble(), withPercentage(100 * tolerance));
    }
  }

  @Test
  void tanhOnTheEdgeAgreesWithGolden() {
    JsonNode golden = Limits.FILE.at("/tanh_depth/eoc");
    Initialization at =
        new Initialization(
            TANH, golden.get("sigma_w").asDouble(), golden.get("sigma_b").asDouble());
    DepthRecursion network =
        new DepthRecursion(at, Architecture.FEED_FORWARD, golden.get("q").asDouble(), 0.7);
    for (int i = 0; i < golden.get("L").size(); i++) {
      int depth = golden.get("L").get(i).asInt();
      assertThat(network.to(depth).kernelOverVariance(0) / depth)
          .isCloseTo(
              golden.get("K_offdiag_over_Lq").get(i).asDouble(), offset(tolerance("tanh_depth")));
    }
  }

  @Test
  void allEntriesOfOrderedTanhTendToOneLimit() {
    JsonNode golden = Limits.FILE.at("/tanh_depth/ordered");
    Initialization at = new Initialization(TANH, 1, 0.2);
    DepthRecursion network = new DepthRecursion(at, Architecture.FEED_FORWARD, 0.5, 0.7).to(300);
    double q = Math.exp(network.logVariance());
    DepthLimit limit = DepthLimit.of(at, Architecture.FEED_FORWARD, 0.5);
    assertThat(limit.value()).isCloseTo(golden.get("K_limit").asDouble(), offset(1e-12));
    assertThat(limit.quantity().of(network, 0))
        .isCloseTo(golden.get("K_offdiag_L300").asDouble(), offset(1e-12));
    assertThat(network.diagonalOverVariance() * q)
        .isCloseTo(golden.get("K_diag_L300").asDouble(), offset(1e-12));
  }

  @Test
  void chaoticTanhSeparatesTheDiagonal() {
    JsonNode golden = Limits.FILE.at("/tanh_depth/chaotic");
    double tolerance = tolerance("tanh_depth");
    Initialization at = new Initialization(TANH, 2, 0.2);
    DepthRecursion network = new DepthRecursion(at, Architecture.FEED_FORWARD, 0.5, 0.7);
    // The golden growth is that of layers 30 to 40.
    double before = network.to(30).diagonalOverVariance() * Math.exp(network.logVariance());
    double after = network.to(40).diagonalOverVariance() * Math.exp(network.logVariance());
    assertThat(after / before)
        .isCloseTo(golden.get("diag_growth_per_10_layers").asDouble(), offset(tolerance));
    network.to(200);
    DepthLimit limit = DepthLimit.of(at, Architecture.FEED_FORWARD, 0.5);
    double expected = golden.get("K_offdiag_L200").asDouble();
    assertThat(limit.quantity().of(network, 0)).isCloseTo(expected, offset(tolerance));
    assertThat(limit.value()).isCloseTo(expected, offset(tolerance));
  }

  static List<JsonNode> resnetRows() {
    return Limits.rows("resnet_relu");
  }

  @ParameterizedTest
  @MethodSource("resnetRows")
  void resnetAgreesWithGolden(JsonNode row) {
    double tolerance = tolerance("resnet_relu");
    DepthRecursion network = residual(Architecture.RESNET, row);
    for (int i = 0; i < row.get("L").size(); i++) {
      network.to(row.get("L").get(i).asInt());
      assertThat(network.ratio(0))
          .isCloseTo(row.get("offdiag_over_diag").get(i).asDouble(), offset(tolerance));
      assertThat(network.gapRatio(0)).isCloseTo(1 - network.ratio(0), offset(1e-12));
      assertThat(network.diagonalOverVariance())
          .isCloseTo(row.get("diag_over_q").get(i).asDouble(), withPercentage(100 * tolerance));
    }
  }

  static List<JsonNode> scaledResnetRows() {
    return Limits.rows("scaled_resnet_relu");
  }

  @ParameterizedTest
  @MethodSource("scaledResnetRows")
  void scaledResnetAgreesWithGoldenToDepth1000000(JsonNode row) {
    DepthRecursion network = residual(Architecture.SCALED_RESNET, row);
    for (int i = 0; i < row.get("L").size(); i++) {
      assertThat(network.to(row.get("L").get(i).asInt()).ratio(0))
          .isCloseTo(
              row.get("offdiag_over_diag").get(i).asDouble(),
              offset(tolerance("scaled_resnet_relu")));
    }
  }

  private static DepthRecursion residual(Architecture architecture, JsonNode row) {
    double sigmaW = Math.sqrt(row.get("sigma_w2").asDouble());
    Initialization at = new Initialization(PiecewiseLinear.relu(), sigmaW, 0);
    return new DepthRecursion(at, architecture, 1, 1 - row.get("c0").asDouble());
  }

  /** The slopes of the design's section 2, to the digits given there. */
  @ParameterizedTest
  @CsvSource({
    "FEED_FORWARD, 100, -0.851, .4439",
    "FEED_FORWARD, 1000, -0.903, .3825",
    "FEED_FORWARD, 10000, -0.922, .3757",
    "RESNET, 1000, , .4110",
    "RESNET, 10000, , .3787",
    "RESNET, 100000, , .3754"
  })
  void theRateHasALogarithmWithSlopeThreeEighths(
      Architecture architecture, int from, Double power, double logarithm) {
    DepthLimit limit = DepthLimit.of(RELU_EDGE, architecture, 1);
    assertThat(limit.value()).isEqualTo(0.25);
    assertThat(limit.law()).isEqualTo(DepthLimit.Law.LOGARITHM_OVER_DEPTH);
    DepthRecursion network = new DepthRecursion(RELU_EDGE, architecture, 1, 0.7).to(from);
    double first = limit.quantity().of(network, 0) - limit.value();
    double second = limit.quantity().of(network.to(10 * from), 0) - limit.value();
    DepthRate rate =
        DepthRate.between(new int[] {from, 10 * from}, new double[] {first, second}).get(0);
    assertThat(rate.logarithm()).isCloseTo(logarithm, offset(5.1e-5));
    if (power != null) {
      assertThat(rate.power()).isCloseTo(power, offset(5.1e-4));
    }
  }

  @Test
  void theOrderedPhaseIsExponential() {
    Initialization at = new Initialization(TANH, 1, 0.2);
    DepthLimit limit = DepthLimit.of(at, Architecture.FEED_FORWARD, 0.5);
    DepthRecursion network = new DepthRecursion(at, Architecture.FEED_FORWARD, 0.5, 0.7).to(60);
    double first = limit.quantity().of(network, 0) - limit.value();
    double second = limit.quantity().of(network.to(80), 0) - limit.value();
    DepthRate rate = DepthRate.between(new int[] {60, 80}, new double[] {first, second}).get(0);
    assertThat(rate.exponent()).isCloseTo(Math.log(limit.contraction()), offset(0.003));
  }

  @ParameterizedTest
  @CsvSource({"tanh", "elu", "erf", "silu", "gelu"})
  void smoothActivationsTendToOneThird(String name) {
    DualActivation phi = Limits.activation(name);
    EdgeOfChaos edge = EdgeOfChaos.points(phi, 0.2).get(0);
    Initialization at = new Initialization(phi, edge.sigmaW(), 0.2);
    double q = edge.q().orElseThrow();
    DepthLimit limit = DepthLimit.of(at, Architecture.FEED_FORWARD, q);
    assertThat(limit.value()).isEqualTo(1.0 / 3);
    DepthRecursion network = new DepthRecursion(at, Architecture.FEED_FORWARD, q, 0.7);
    assertThat(network.to(100_000).ratio(0)).isCloseTo(1.0 / 3, offset(0.003));
    // 1 − c ~ 1/L: the tail halves when the depth doubles.
    double before = network.distance(0);
    assertThat(network.to(200_000).distance(0) / before).isCloseTo(0.5, offset(0.01));
  }

  /** The recursion in its textbook form, from T and T' of the activation itself. */
  @ParameterizedTest
  @CsvSource({"FEED_FORWARD", "RESNET", "SCALED_RESNET"})
  void shallowNetworksAgreeWithTheTextbookRecursion(Architecture architecture) {
    Initialization at = new Initialization(Limits.activation("gelu"), 1.3, 0.3);
    double[] expected = Textbook.ratios(at, architecture, 0.8, -0.4, 6);
    DepthRecursion network = new DepthRecursion(at, architecture, 0.8, 1.4).to(6);
    assertThat(network.kernelOverVariance(0)).isCloseTo(expected[0], offset(1e-11));
    assertThat(network.diagonalOverVariance()).isCloseTo(expected[1], offset(1e-11));
    assertThat(network.distance(0)).isCloseTo(1 - expected[2], offset(1e-11));
  }
}
