package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.sparkntk.jobs.Experiment.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job that a researcher checks a kernel with. */
final class KernelJobIT {
  @TempDir private Path folder;

  private static JsonNode golden() throws IOException {
    try (InputStream in = KernelJobIT.class.getResourceAsStream("/golden/kernels.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static String[] csv(JsonNode rows) {
    List<String> lines = new ArrayList<>();
    for (JsonNode row : rows) {
      List<String> texts = new ArrayList<>();
      row.forEach(number -> texts.add(number.asText()));
      lines.add(String.join(",", texts));
    }
    return lines.toArray(String[]::new);
  }

  private static String layers(JsonNode golden) {
    List<String> layers = new ArrayList<>();
    for (JsonNode layer : golden) {
      layers.add(
          layer.get("type").asText().equals("dense")
              ? "{dense {sigma-w = %s%s}}"
                  .formatted(
                      layer.get("W_std").asText(),
                      layer.get("b_std").isNull() ? "" : ", sigma-b = " + layer.get("b_std"))
              : layer.get("name").asText());
    }
    return "kernel.layers = [" + String.join(", ", layers) + "]";
  }

  private static void assertMatrix(Path file, JsonNode expected, double tolerance)
      throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(expected.size());
    for (int i = 0; i < lines.size(); i++) {
      String[] texts = lines.get(i).split(",", -1);
      assertThat(texts).hasSize(expected.get(i).size());
      for (int j = 0; j < texts.length; j++) {
        assertThat(Double.parseDouble(texts[j]))
            .as("%s (%d, %d)", file.getFileName(), i, j)
            .isCloseTo(expected.get(i).get(j).asDouble(), withPercentage(100 * tolerance));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu2_train", "relu20_deep", "relu2_degenerate"})
  void bothMatricesAgreeWithGoldenTo1e12(String name) throws IOException {
    JsonNode golden = golden().at("/cases/" + name);
    Experiment experiment = new Experiment(folder);
    String input = golden.at("/inputs/x1").asText();
    String x = experiment.file("x.csv", csv(golden().at("/inputs/" + input + "/data")));
    String conf =
        experiment.conf("inputs.x = \"" + x + "\"", layers(golden.at("/architecture/layers")));
    assertThat(experiment.run("kernel", conf, "square").code()).isZero();
    assertThat(experiment.run("kernel", conf, "cross", set("inputs.z", x)).code()).isZero();
    for (String run : List.of("square", "cross")) {
      Path out = experiment.out(run);
      assertMatrix(out.resolve("nngp.csv"), golden.get("nngp"), 1e-12);
      assertMatrix(out.resolve("ntk.csv"), golden.get("ntk"), 1e-12);
      assertThat(Experiment.children(out))
          .containsExactlyInAnyOrder(
              "nngp.csv", "ntk.csv", "run.json", "metrics.json", "report.html", "log");
    }
  }

  /** ⟨x, x'⟩ and ⟨x, x'⟩/d: K = 2·1 + 3·4 = 14 and half of it. */
  @Test
  void theInputCovarianceOfTheConfigurationCounts() throws IOException {
    Experiment experiment = new Experiment(folder);
    String x = experiment.file("x.csv", "2,3");
    String z = experiment.file("z.csv", "1,4");
    String conf =
        experiment.conf(
            "inputs { x = \"" + x + "\", z = \"" + z + "\" }",
            "kernel.layers = [{dense {sigma-w = 1}}]");
    assertThat(experiment.run("kernel", conf, "sum", set("kernel.inputs", "sum")).code()).isZero();
    assertThat(experiment.run("kernel", conf, "mean").code()).isZero();
    assertThat(number(experiment.out("sum").resolve("nngp.csv"))).isCloseTo(14, offset(1e-13));
    assertThat(number(experiment.out("mean").resolve("nngp.csv"))).isCloseTo(7, offset(1e-13));
  }

  private static double number(Path file) throws IOException {
    return Double.parseDouble(Files.readString(file).strip());
  }

  @Test
  void aMistakeInTheInputIsOneMessage() {
    Experiment experiment = new Experiment(folder);
    String x = experiment.file("x.csv", "1,2", "3,4,5");
    String conf = experiment.conf("inputs.x = \"" + x + "\"");
    Refusal.of(experiment, "kernel", conf).says(x + ", line 2: expected 2 columns, found 3");
    String good = experiment.file("good.csv", "1,2");
    Refusal.of(
            experiment,
            "kernel",
            conf,
            set("inputs.x", good),
            set("inputs.z", experiment.file("z.csv", "1,2,3")))
        .says("z.csv: expected 2 columns as in " + good + ", found 3");
    Refusal.of(experiment, "kernel", experiment.conf())
        .says("inputs.x: expected a CSV file of numbers, found nothing");
  }
}
