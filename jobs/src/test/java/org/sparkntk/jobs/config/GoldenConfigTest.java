package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.network.NetworkKernel;

/** From the text of a configuration to kernels that agree with independent reference values. */
final class GoldenConfigTest {
  private static final JsonNode KERNELS = golden("kernels.json");
  private static final JsonNode CONVENTIONS = golden("conventions.json");

  @TempDir private Path folder;

  private static JsonNode golden(String name) {
    try (InputStream in = GoldenConfigTest.class.getResourceAsStream("/golden/" + name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every network without convolutions. */
  static List<String> networks() {
    List<String> names = new ArrayList<>();
    for (var entry : KERNELS.get("cases").properties()) {
      JsonNode layers = entry.getValue().at("/architecture/layers");
      if (!layers.toString().matches(".*\"type\":\"(conv|avg_pool|global_avg_pool|flatten)\".*")) {
        names.add(entry.getKey());
      }
    }
    return names;
  }

  /** Every convention without convolutions. */
  static Stream<String> conventions() {
    return CONVENTIONS.get("cases").properties().stream()
        .map(entry -> entry.getKey())
        .filter(name -> !name.startsWith("cntk"));
  }

  @Test
  void allFullyConnectedCasesAreFound() {
    assertThat(networks())
        .containsExactlyInAnyOrder(
            "relu2_train",
            "gelu3",
            "mixed",
            "relu20_deep",
            "relu2_degenerate",
            "erf2_rect",
            "leaky2",
            "tanh2",
            "sin_gauss",
            "gelu1_standard",
            "erf2_standard_zero_bias",
            "fc_residual");
    assertThat(conventions()).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void networksAgreeWithGolden(String name) {
    JsonNode golden = KERNELS.at("/cases/" + name);
    KernelConfig config = read("kernel.layers = " + layers(golden.at("/architecture/layers")));
    Matrix x = input(golden.at("/inputs/x1").asText());
    JsonNode x2 = golden.at("/inputs/x2");
    Matrix z = x2.isNull() ? x : input(x2.asText());
    double tolerance = golden.get("tolerance").asDouble();
    for (Target target : Target.values()) {
      Matrix expected = matrix(golden.get(target == Target.NTK ? "ntk" : "nngp"));
      assertThat(error(config.kernel(target, Precision.FLOAT64), x, z, expected))
          .as("%s", target)
          .isLessThan(tolerance);
    }
  }

  /** No factor outside: the presets are the papers' kernels themselves. */
  @ParameterizedTest
  @MethodSource("conventions")
  void presetsAgreeWithGolden(String name) {
    JsonNode golden = CONVENTIONS.at("/cases/" + name);
    KernelConfig config = read("kernel.preset = " + preset(name, golden));
    boolean isJacot = name.startsWith("jacot");
    Matrix x = isJacot ? Matrix.of(1, 2, new double[] {1, 0}) : input("X");
    Matrix z = isJacot ? circle() : x;
    NetworkKernel kernel = config.kernel(Target.NTK, Precision.FLOAT64);
    assertThat(error(kernel, x, z, matrix(golden.get("kernel"))))
        .isLessThan(golden.get("tolerance").asDouble());
  }

  private static String preset(String name, JsonNode golden) {
    if (name.startsWith("arora")) {
      return "{arora {hidden-layers = %d}}".formatted(golden.get("hidden_layers").asInt());
    }
    return name.startsWith("uci")
        ? "{uci {depth = %d, fix-depth = %d}}"
            .formatted(golden.get("depth").asInt(), golden.get("fix_dep").asInt())
        : "{jacot {depth = %s}}".formatted(name.substring("jacot_L".length()));
  }

  private KernelConfig read(String text) {
    try {
      Path file = Files.writeString(folder.resolve("golden.conf"), text);
      return ConfigReader.read(file, List.of()).run().kernel();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String layers(JsonNode golden) {
    List<String> layers = new ArrayList<>();
    golden.forEach(layer -> layers.add(layer(layer)));
    return "[" + String.join(", ", layers) + "]";
  }

  private static String layer(JsonNode golden) {
    String type = golden.get("type").asText();
    if (type.equals("residual_sum")) {
      List<String> branches = new ArrayList<>();
      golden.get("branches").forEach(branch -> branches.add(layers(branch)));
      return "{sum {branches = [" + String.join(", ", branches) + "]}}";
    }
    boolean isDense = type.equals("dense");
    String name = isDense ? type : golden.get("name").asText().replace('_', '-');
    List<String> parameters = new ArrayList<>();
    for (var entry : golden.properties()) {
      String key = entry.getKey().replace("W_std", "sigma-w").replace("b_std", "sigma-b");
      if (!List.of("type", "name").contains(key) && !entry.getValue().isNull()) {
        parameters.add(key + " = " + entry.getValue());
      }
    }
    return "{" + name + " {" + String.join(", ", parameters) + "}}";
  }

  private static Matrix circle() {
    Matrix points = Matrix.zeros(5, 2);
    for (int i = 0; i < 5; i++) {
      points.set(i, 0, Math.cos(i * Math.PI / 4));
      points.set(i, 1, Math.sin(i * Math.PI / 4));
    }
    return points;
  }

  private static Matrix input(String name) {
    return matrix(KERNELS.at("/inputs/" + name + "/data"));
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

  /**
   * max |value − golden| / max |golden|, the measure in which the goldens state their tolerance.
   */
  private static double error(NetworkKernel kernel, Matrix x, Matrix z, Matrix expected) {
    Tile tile = Tile.zeros(Precision.FLOAT64, x.rows(), z.rows());
    kernel.fill(kernel.prepare(x), kernel.prepare(z), tile);
    double error = 0;
    double largest = 0;
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < z.rows(); j++) {
        double difference = Math.abs(tile.get(i, j) - expected.get(i, j));
        error = difference <= error ? error : difference; // NaN stays
        largest = Math.max(largest, Math.abs(expected.get(i, j)));
      }
    }
    return error / largest;
  }
}
