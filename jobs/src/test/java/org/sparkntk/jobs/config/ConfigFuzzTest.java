package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.fuzz.Fuzz;

/** 1,000 mutated experiment files: a mistake is named with the file, or it is none. */
final class ConfigFuzzTest {
  private static final String EXPERIMENT =
      """
      include "defaults"
      data { format = csv, train = ["a.csv"], limit = 100, test-fraction = 0.25 }
      kernel.layers = [{repeat {times = 2, layers = [{dense {sigma-w = 1.4}}, relu]}}, {dense {sigma-w = 1}}]
      solver { ridge = [1e-4, 1e-3], tolerance = 1e-6, learning-curve = [10, 20] }
      """;

  @TempDir private Path folder;

  @Test
  void experiments() {
    Path file = folder.resolve("fuzzed.conf");
    Fuzz.feed(
        "fuzzed.conf",
        EXPERIMENT.getBytes(StandardCharsets.UTF_8),
        1000,
        text -> {
          Files.write(file, text);
          RunConfig run = ConfigReader.read(file, List.of()).run();
          assertThat(run.solver().tolerance()).isBetween(0.0, 1.0);
          assertThat(run.gram().tileSize()).isPositive();
        });
  }
}
