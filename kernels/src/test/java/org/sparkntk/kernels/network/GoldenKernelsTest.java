package org.sparkntk.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.Erf;
import org.sparkntk.kernels.activation.Gaussian;
import org.sparkntk.kernels.activation.Gelu;
import org.sparkntk.kernels.activation.NumericalActivations;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.activation.Sign;
import org.sparkntk.kernels.activation.Sine;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;

/** Agreement with reference values that were made independently of this code. */
class GoldenKernelsTest {
  private static final JsonNode KERNELS = read("kernels.json");
  private static final JsonNode CONVENTIONS = read("conventions.json");

  /** Every fully connected case of the file. */
  static Stream<String> fullyConnectedCases() {
    List<String> names = new ArrayList<>();
    KERNELS
        .get("cases")
        .properties()
        .forEach(
            entry -> {
              if (sequence(entry.getValue().at("/architecture/layers")).isPresent()) {
                names.add(entry.getKey());
              }
            });
    return names.stream();
  }

  @Test
  void theGoldenFileHasTwelveFullyConnectedCases() {
    assertThat(fullyConnectedCases())
        .containsExactlyInAnyOrder(
            "relu2_train",
            "relu20_deep",
            "relu2_degenerate",
            "leaky2",
            "erf2_rect",
            "gelu3",
            "tanh2",
            "sin_gauss",
            "mixed",
            "gelu1_standard",
            "erf2_standard_zero_bias",
            "fc_residual");
  }

  @ParameterizedTest
  @MethodSource("fullyConnectedCases")
  void kernelsAgreeWithGolden(String name) {
    JsonNode golden = KERNELS.get("cases").get(name);
    Network network = new Network(sequence(golden.at("/architecture/layers")).orElseThrow());
    boolean isSquare = golden.at("/inputs/x2").isNull();
    Matrix x = input(golden.at("/inputs/x1"));
    Matrix z = isSquare ? x : input(golden.at("/inputs/x2"));
    double tolerance = golden.get("tolerance").asDouble();
    for (Target target : Target.values()) {
      NetworkKernel kernel = new NetworkKernel(network, target, Precision.FLOAT64);
      Matrix expected = matrix(golden.get(target == Target.NTK ? "ntk" : "nngp"));
      assertThat(Grams.relativeError(Grams.cross(kernel, x, z), expected)).isLessThan(tolerance);
      if (isSquare) {
        assertThat(Grams.relativeError(Grams.square(kernel, x), expected)).isLessThan(tolerance);
      }
    }
  }

  /** Θ_Arora(L) = (d/2) Θ[Dense(√2) – ReLU, L times, – Dense(√2)], 1904.11955. */
  @Test
  void aroraConventionIsAMultiple() {
    for (int hidden : new int[] {1, 3}) {
      JsonNode golden = CONVENTIONS.at("/cases/arora_fc_L" + hidden);
      Network network = Networks.relu(hidden, Math.sqrt(2), 0, Math.sqrt(2));
      assertConvention(golden, network, 3 / 2.0);
    }
  }

  /** Θ_UCI(depth p) = d Θ[Dense(1) – ReLU, p − 1 times, – Dense(1)], 1910.01663. */
  @Test
  void uciConventionIsAMultiple() {
    for (int depth : new int[] {1, 3, 5}) {
      JsonNode golden = CONVENTIONS.at("/cases/uci_depth" + depth + "_fix0");
      assertConvention(golden, Networks.relu(depth - 1, 1, 0, 1), 3);
    }
  }

  /** Jacot et al. 1806.07572: σ_w = 1, β = 0.1 in every layer, the readout included. */
  @Test
  void jacotConventionAgrees() {
    Matrix x0 = Matrix.of(1, 2, new double[] {1, 0});
    Matrix x = Matrix.zeros(5, 2);
    for (int i = 0; i < 5; i++) {
      x.set(i, 0, Math.cos(i * Math.PI / 4));
      x.set(i, 1, Math.sin(i * Math.PI / 4));
    }
    for (int depth : new int[] {2, 3, 4}) {
      JsonNode golden = CONVENTIONS.at("/cases/jacot_L" + depth);
      List<Layer> layers = new ArrayList<>(Networks.relu(depth - 1, 1, 0.1, 1).layers());
      layers.set(layers.size() - 1, Dense.of(1, 0.1));
      NetworkKernel kernel = new NetworkKernel(Network.of(layers), Target.NTK, Precision.FLOAT64);
      Matrix expected = row(golden.get("kernel"));
      assertThat(Grams.relativeError(Grams.cross(kernel, x0, x), expected))
          .isLessThan(golden.get("tolerance").asDouble());
    }
  }

  private static void assertConvention(JsonNode golden, Network network, double factor) {
    Matrix x = matrix(KERNELS.at("/inputs/X/data"));
    Matrix actual = Grams.square(new NetworkKernel(network, Target.NTK, Precision.FLOAT64), x);
    for (int i = 0; i < actual.data().length; i++) {
      actual.data()[i] *= factor;
    }
    assertThat(Grams.relativeError(actual, matrix(golden.get("kernel"))))
        .isLessThan(golden.get("tolerance").asDouble());
  }

  /** The layers, or nothing if some are convolutional. */
  private static Optional<Sequence> sequence(JsonNode golden) {
    List<Layer> layers = new ArrayList<>();
    for (JsonNode layer : golden) {
      Optional<Layer> known = layer(layer);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      layers.add(known.orElseThrow());
    }
    return Optional.of(Sequence.of(layers));
  }

  private static Optional<Layer> layer(JsonNode golden) {
    return switch (golden.get("type").asText()) {
      case "dense" -> Optional.of(dense(golden));
      case "activation" -> Optional.of(new Activation(activation(golden)));
      case "residual_sum" -> {
        List<Sequence> branches = new ArrayList<>();
        for (JsonNode branch : golden.get("branches")) {
          sequence(branch).ifPresent(branches::add);
        }
        boolean isDense = branches.size() == golden.get("branches").size();
        yield isDense ? Optional.of(new Sum(branches)) : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static Dense dense(JsonNode golden) {
    boolean isNtk = golden.get("parameterization").asText().equals("ntk");
    return new Dense(
        golden.get("W_std").asDouble(),
        golden.get("b_std").isNull() ? Bias.none() : Bias.of(golden.get("b_std").asDouble()),
        isNtk ? Parameterization.NTK : Parameterization.STANDARD,
        isNtk ? 0 : golden.get("width").asInt(),
        Training.TRAINED);
  }

  private static DualActivation activation(JsonNode golden) {
    String name = golden.get("name").asText();
    return switch (name) {
      case "relu" -> PiecewiseLinear.relu();
      case "leaky_relu" -> PiecewiseLinear.leakyRelu(golden.get("alpha").asDouble());
      case "erf" -> Erf.erf();
      case "gelu" -> new Gelu();
      case "tanh" -> NumericalActivations.tanh();
      case "sin" -> Sine.sin(1, 1, 0);
      case "gaussian" -> new Gaussian(golden.get("a").asDouble(), golden.get("b").asDouble());
      case "sign" -> new Sign();
      default -> throw new AssertionError(name);
    };
  }

  private static Matrix input(JsonNode name) {
    return matrix(KERNELS.at("/inputs/" + name.asText() + "/data"));
  }

  private static Matrix row(JsonNode values) {
    JsonNode row = values.get(0).isArray() ? values.get(0) : values;
    Matrix out = Matrix.zeros(1, row.size());
    for (int j = 0; j < row.size(); j++) {
      out.set(0, j, row.get(j).asDouble());
    }
    return out;
  }

  private static Matrix matrix(JsonNode rows) {
    Matrix out = Matrix.zeros(rows.size(), rows.get(0).size());
    for (int i = 0; i < out.rows(); i++) {
      for (int j = 0; j < out.cols(); j++) {
        out.set(i, j, rows.get(i).get(j).asDouble());
      }
    }
    return out;
  }

  private static JsonNode read(String name) {
    try (InputStream in = GoldenKernelsTest.class.getResourceAsStream("/golden/" + name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
