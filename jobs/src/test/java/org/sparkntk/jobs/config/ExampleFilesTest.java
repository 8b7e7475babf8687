package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkntk.kernels.linalg.Precision;

final class ExampleFilesTest {
  private static final Path CONF = Path.of("..", "conf");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CONF)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileThatComesWithTheProjectIsValid(Path file) {
    assertThatCode(() -> ConfigReader.read(file, List.of())).doesNotThrowAnyException();
  }

  @Test
  void theComparisonForADemonstrationIsValid() {
    assertThat(comparison("demo").cells()).hasSize(20);
  }

  private static Grid comparison(String name) {
    return ConfigReader.grid(CONF.resolve("compare/" + name + ".conf"), List.of());
  }

  /** 1910.01663, section 5: 15 networks on the validation half, then the best on four splits. */
  @Test
  void theUciComparisonIsThatOfThePaper() {
    Grid grid = comparison("uci");
    List<Grid.Cell> tuning =
        grid.cells().stream().filter(cell -> cell.name().contains("/ntk/")).toList();
    assertThat(tuning).hasSize(90 * 15);
    assertThat(tuning.get(8 * 15 + 7).name()).isEqualTo("breast-cancer/ntk/4-1/validation");
    Grid.Tuned zoo = grid.tuned().get(grid.tuned().size() - 3);
    assertThat(zoo.choices()).isEqualTo(Map.of("set", "zoo", "kernel", "ntk"));
    List<Grid.Cell> judged = zoo.rest().cells("3-2", Map.of("solver.ridge", 0.1));
    assertThat(judged).hasSize(4);
    assertThat(judged.get(3).config().run().data().split())
        .contains(new DataConfig.Split("data/uci-classification/zoo/conxuntos_kfold.dat", 7, 8));
    assertThat(judged.get(3).config().run().solver().ridge()).isEqualTo(RidgeSetting.of(0.1));
  }

  @Test
  void theSmallCifarExperimentDiffersFromTheLargeOneInItsDataAndPrecision() {
    RunConfig small = ConfigReader.read(CONF.resolve("cifar10-5k.conf"), List.of()).run();
    RunConfig large = ConfigReader.read(CONF.resolve("cifar10.conf"), List.of()).run();
    assertThat(small.data().limit()).isEqualTo(OptionalInt.of(5000));
    assertThat(small.data().test()).isEqualTo(large.data().test());
    assertThat(small.kernel().precision()).isEqualTo(Precision.FLOAT64);
    assertThat(small.kernel().network()).isEqualTo(large.kernel().network());
    assertThat(small.solver()).isEqualTo(large.solver());
  }
}
