package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
