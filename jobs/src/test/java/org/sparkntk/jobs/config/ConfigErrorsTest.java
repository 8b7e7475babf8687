package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkntk.jobs.errors.InvalidInputException;

final class ConfigErrorsTest {
  @TempDir Path folder;

  private AbstractThrowableAssert<?, ? extends Throwable> reading(String text, String... settings)
      throws IOException {
    Path file = Files.writeString(folder.resolve("experiment.conf"), text);
    return assertThatThrownBy(() -> ConfigReader.read(file, List.of(settings)))
        .isInstanceOf(InvalidInputException.class);
  }

  /** The text of an experiment file, and what its message says after the file's name. */
  static Stream<Arguments> messages() {
    return Stream.of(
        arguments(
            "include \"defaults\"\n\nsolver { rigde = 1 }",
            "line 3: unknown key solver.rigde; did you mean solver.ridge?"),
        arguments(
            "gram { tile-size = 1 }\nkernel.tile-size = 1",
            "line 2: unknown key kernel.tile-size; did you mean gram.tile-size?"),
        arguments("sovler.ridge = 1", "line 1: unknown key sovler; did you mean solver?"),
        arguments(
            "solver.ridge = -1",
            "line 1: solver.ridge: expected a number of at least 0, a list of positive numbers, or auto, found -1"),
        arguments(
            "solver.ridge = much",
            "line 1: solver.ridge: expected a number of at least 0, a list of positive numbers, or auto, found \"much\""),
        arguments(
            "solver.ridge = NaN",
            "line 1: solver.ridge: expected a number of at least 0, a list of positive numbers, or auto, found \"NaN\""),
        arguments(
            "solver.ridge = 1e999",
            "line 1: solver.ridge: expected a number of at least 0, a list of positive numbers, or auto, found Infinity"),
        arguments(
            "solver.tolerance = 1",
            "line 1: solver.tolerance: expected a number in (0, 1), found 1"),
        arguments(
            "solver.tolerance = 0",
            "line 1: solver.tolerance: expected a number in (0, 1), found 0"),
        arguments(
            "solver.max-passes = 1.5",
            "line 1: solver.max-passes: expected an integer of at least 1, found 1.5"),
        arguments(
            "gram.tile-size = 0",
            "line 1: gram.tile-size: expected an integer of at least 1, found 0"),
        arguments(
            "gram.tile-size = 3000000000",
            "line 1: gram.tile-size: expected an integer of at least 1, found 3000000000"),
        arguments(
            "gram.partitions = some",
            "line 1: gram.partitions: expected an integer of at least 1, or auto, found \"some\""),
        arguments(
            "gram.broadcast-limit-mib = -1",
            "line 1: gram.broadcast-limit-mib: expected an integer of at least 0, found -1"),
        arguments(
            "data.limit = 0",
            "line 1: data.limit: expected an integer of at least 1, or all, found 0"),
        arguments(
            "data.shuffle-seed = x",
            "line 1: data.shuffle-seed: expected an integer, or none, found \"x\""),
        arguments(
            "data.test-fraction = 1",
            "line 1: data.test-fraction: expected a number in [0, 1), found 1"),
        arguments(
            "data.header = maybe", "line 1: data.header: expected true or false, found \"maybe\""),
        arguments(
            "data.train = a.csv",
            "line 1: data.train: expected a list of texts [\"...\", ...], found \"a.csv\""),
        arguments(
            "data.train = [[a]]",
            "line 1: data.train: expected a list of texts [\"...\", ...], found [[\"a\"]]"),
        arguments("data.train = null", "line 1: data.train: expected a list of texts"),
        arguments(
            "predict.model = {a = 1}", "line 1: predict.model: expected a text, found {\"a\":1}"),
        arguments("solver = 3", "line 1: solver: expected a section {...}, found 3"),
        arguments(
            "data.format = png",
            "line 1: data.format: expected one of cifar10-binary, cifar100-binary, idx, csv, tsv,"
                + " libsvm, parquet, found \"png\""),
        arguments(
            "kernel.target = NTK",
            "line 1: kernel.target: expected one of nngp, ntk, found \"NTK\""),
        arguments(
            "tracking.mlflow.uri = \"localhost:5000\"",
            "line 1: tracking.mlflow.uri: expected http://HOST:PORT or https://HOST, without user"
                + " and password, found \"localhost:5000\""),
        arguments(
            "tracking.mlflow.uri = \"http://me:secret@host\"",
            "line 1: tracking.mlflow.uri: expected http://HOST:PORT"),
        arguments(
            "tracking.mlflow.experiment = \"\"",
            "line 1: tracking.mlflow.experiment: expected a name, found \"\""),
        arguments("kernel.layers = relu", "line 1: kernel.layers: expected a list [...]"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMistakeIsNamedWithItsPlace(String text, String message) throws IOException {
    reading(text).hasMessageStartingWith(folder.resolve("experiment.conf") + ", " + message);
  }

  @Test
  void aMistakeInAnIncludedFileIsNamedWithThatFile() throws IOException {
    Files.writeString(folder.resolve("base.conf"), "\nsolver.ridge = -2");
    reading("include \"base.conf\"")
        .hasMessageContaining("base.conf, line 2: solver.ridge: ")
        .hasMessageEndingWith("found -2");
  }

  @Test
  void aMissingIncludeIsAnError() throws IOException {
    reading("include \"defualts\"").hasMessageContaining("defualts");
  }

  @Test
  void aMistakeOnTheCommandLineIsNamedAsTyped() throws IOException {
    reading("", "solver.ridge=-1")
        .hasMessage(
            "--set solver.ridge=-1: solver.ridge: expected a number of at least 0, a list of positive numbers, or auto, found -1");
    reading("", "solver.rigde=1")
        .hasMessage("--set solver.rigde=1: unknown key solver.rigde; did you mean solver.ridge?");
    reading("", "data.train=x")
        .hasMessageStartingWith("--set data.train=x: data.train: expected a list of texts");
    reading("", "data.train=[x").hasMessageStartingWith("--set data.train=[x: ");
  }

  @Test
  void aSettingWithoutKeyOrValueIsAnError() throws IOException {
    reading("", "solver.ridge").hasMessage("--set: expected key=value, found solver.ridge");
    reading("", "=1").hasMessage("--set: expected key=value, found =1");
    reading("", "solver..ridge=1")
        .hasMessage("--set: expected a key such as solver.ridge, found solver..ridge");
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("missing.conf");
    assertThatThrownBy(() -> ConfigReader.read(file, List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("configuration file not found: " + file);
    assertThatThrownBy(() -> ConfigReader.read(Path.of("hdfs://host/a.conf"), List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("copy it here first");
  }

  @Test
  void aSyntaxErrorIsNamedWithItsLine() throws IOException {
    reading("data {\n  limit = 3\n")
        .hasMessageStartingWith(folder.resolve("experiment.conf") + ", line 3: ")
        .hasMessageContaining("end of file");
  }

  @Test
  void anUnresolvedSubstitutionIsNamedWithItsLine() throws IOException {
    reading("\nsolver.ridge = ${nowhere}")
        .hasMessageStartingWith(folder.resolve("experiment.conf") + ", line 2: ")
        .hasMessageContaining("${nowhere}");
  }

  @Test
  void bracketsWithoutEndAreRefused() throws IOException {
    reading("a { ".repeat(200_000)).hasMessageContaining("expected brackets within brackets");
    reading("a = " + "[".repeat(200_000)).hasMessageContaining("expected brackets within brackets");
  }
}
