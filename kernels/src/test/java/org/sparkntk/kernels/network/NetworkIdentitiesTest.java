package org.sparkntk.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.Gelu;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;

/** Networks whose kernels are known exactly, and networks that are the same. */
class NetworkIdentitiesTest {
  private static final Matrix X = Matrix.of(3, 3, new double[] {1, 0, 2, .5, -1, 1, -1, 2, .3});
  private static final Layer RELU = new Activation(PiecewiseLinear.relu());
  private static final JsonNode LIMITS = read();

  static Stream<JsonNode> depths() {
    return LIMITS.at("/relu_edge_of_chaos_depth/rows").valueStream();
  }

  /** To depth 10,000, where acos(ρ) has lost all digits of 1 − ρ. */
  @ParameterizedTest
  @MethodSource("depths")
  void reluOnTheEdgeOfChaosLosesNoDigits(JsonNode row) {
    double c = row.get("c0").asDouble();
    double tolerance = LIMITS.at("/relu_edge_of_chaos_depth/tolerance").asDouble();
    Matrix x = Matrix.of(2, 2, new double[] {1, 0, c, Math.sqrt(1 - c * c)});
    for (int k = 0; k < row.get("L").size(); k++) {
      int depth = row.get("L").get(k).asInt();
      if (depth <= 10_000) {
        // Layer 1 is linear with q = 1, and every further one keeps q.
        Matrix ntk = kernel(edge(depth), Target.NTK, x);
        assertThat(ntk.get(0, 0)).isCloseTo(depth, within(1e-11 * depth));
        assertThat(ntk.get(0, 1) / depth)
            .isCloseTo(row.get("K_over_Lq").get(k).asDouble(), within(tolerance));
      }
    }
  }

  /** σ_w² = 2 throughout: the first layer makes q = 2|x|²/d = 1. */
  private static Network edge(int depth) {
    return Networks.relu(depth - 1, Math.sqrt(2), 0, Math.sqrt(2));
  }

  /** K(x, x) = 2q and Θ(x, x) = 2q(L + 1) at σ_w = √2; half of each with a readout of σ_w = 1. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 300})
  void criticalReluKeepsTheVariance(int hidden) {
    double root = Math.sqrt(2);
    for (double readout : new double[] {1, root}) {
      Network network = Networks.relu(hidden, root, 0, readout);
      double q = 5 / 3.0 * readout * readout;
      assertThat(kernel(network, Target.NNGP, X).get(0, 0))
          .isCloseTo(q, within(1e-13 * hidden * q));
      double theta = q * (hidden + 1);
      assertThat(kernel(network, Target.NTK, X).get(0, 0))
          .isCloseTo(theta, within(1e-13 * hidden * theta));
    }
  }

  /** Twice an input doubles its row of a homogeneous kernel, to rounding; no input clears it. */
  @Test
  void scaledInputsScaleTheirRows() {
    Matrix v = Matrix.of(5, 3, new double[] {1, -2, .5, 1, -2, .5, -1, 2, -.5, 0, 0, 0, 2, -4, 1});
    for (Target target : Target.values()) {
      Matrix gram = kernel(Networks.relu(2, Math.sqrt(2), 0, 1), target, v);
      for (int j = 0; j < 5; j++) {
        assertThat(gram.get(1, j)).isCloseTo(gram.get(0, j), within(1e-14));
        assertThat(gram.get(4, j)).isCloseTo(2 * gram.get(0, j), within(2e-14));
        assertThat(gram.get(3, j)).isZero();
      }
      assertThat(gram.get(4, 4)).isCloseTo(4 * gram.get(0, 0), within(4e-14));
    }
  }

  /** K = ∏ σ_w² ⟨x, x'⟩/d and Θ = (L + 1) K. */
  @Test
  void aLinearNetworkOfAnyDepthIsTheInputCovariance() {
    Network network =
        LayerExamples.network(Dense.of(1.2), Dense.of(0.7), Dense.of(1.9), Dense.of(1.1));
    double factor = Math.pow(1.2 * 0.7 * 1.9 * 1.1, 2) / 3;
    double[] inner = {5, 2.5, -.4, 2.5, 2.25, -2.2, -.4, -2.2, 5.09};
    Matrix nngp = kernel(network, Target.NNGP, X);
    Matrix ntk = kernel(network, Target.NTK, X);
    for (int i = 0; i < inner.length; i++) {
      assertThat(nngp.data()[i]).isCloseTo(factor * inner[i], within(1e-14 * factor));
      assertThat(ntk.data()[i]).isCloseTo(4 * factor * inner[i], within(1e-13 * factor));
    }
  }

  @Test
  void aSumProductOrConcatenationOfOneBranchIsTheBranch() {
    Layer gelu = new Activation(new Gelu());
    Sequence branch = Sequence.of(RELU, Dense.of(1.2, 0.1), gelu, Dense.of(0.9));
    Layer first = Dense.of(1.3, 0.2);
    List<Layer> serial = new ArrayList<>(List.of(first));
    serial.addAll(branch.layers());
    serial.add(Dense.of(1));
    for (Layer layer :
        List.of(
            new Sum(List.of(branch)),
            new Product(List.of(branch)),
            new Concatenation(List.of(branch), List.of(1.0)))) {
      Network network = LayerExamples.network(first, layer, Dense.of(1));
      for (Target target : Target.values()) {
        assertThat(
                Grams.relativeError(
                    kernel(network, target, X), kernel(Network.of(serial), target, X)))
            .isLessThan(1e-15);
      }
    }
  }

  /** Layers that do nothing: all units kept, the identity, a sum of equal shares of one thing. */
  @Test
  void layersThatDoNothingChangeNothing() {
    Network plain = Networks.relu(2, 1.3, 0.2, 1);
    for (Layer nothing :
        List.of(
            new Dropout(1),
            new Sum(List.of(Sequence.of())),
            new Concatenation(List.of(Sequence.of(), Sequence.of()), List.of(0.5, 0.5)))) {
      List<Layer> layers = new ArrayList<>(plain.layers());
      layers.add(4, nothing);
      for (Target target : Target.values()) {
        assertThat(
                Grams.relativeError(
                    kernel(Network.of(layers), target, X), kernel(plain, target, X)))
            .isLessThan(1e-15);
      }
    }
  }

  /** K^L/q^L = 1 + (L − 1)a/(1 + a) with a = σ_w²/2, on the diagonal; off it the golden ratios. */
  @Test
  void reluResidualNetworksHaveTheirDiagonalAndTheirLimits() {
    LIMITS
        .at("/resnet_relu/rows")
        .forEach(
            row -> {
              double w = Math.sqrt(row.get("sigma_w2").asDouble());
              double a = w * w / 2;
              double c = row.get("c0").asDouble();
              Matrix x = Matrix.of(2, 2, new double[] {1, 0, c, Math.sqrt(1 - c * c)});
              Network network = residual(w, 100);
              Matrix ntk = kernel(network, Target.NTK, x);
              double q = kernel(network, Target.NNGP, x).get(0, 0);
              double ratio = 1 + 99 * a / (1 + a);
              assertThat(ntk.get(0, 0) / q).isCloseTo(ratio, within(1e-12 * ratio));
              assertThat(ntk.get(0, 1) / ntk.get(0, 0))
                  .isCloseTo(
                      row.get("offdiag_over_diag").get(0).asDouble(),
                      within(LIMITS.at("/resnet_relu/tolerance").asDouble()));
            });
  }

  private static Network residual(double sigmaW, int depth) {
    List<Layer> layers = new ArrayList<>(List.of(Dense.of(1)));
    layers.addAll(
        Collections.nCopies(depth - 1, Sum.residual(Sequence.of(RELU, Dense.of(sigmaW)))));
    return Network.of(layers);
  }

  private static Matrix kernel(Network network, Target target, Matrix x) {
    return Grams.square(new NetworkKernel(network, target, Precision.FLOAT64), x);
  }

  private static JsonNode read() {
    try (InputStream in = NetworkIdentitiesTest.class.getResourceAsStream("/golden/limits.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
