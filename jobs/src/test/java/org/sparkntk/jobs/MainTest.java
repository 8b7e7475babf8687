package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class MainTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = Main.commandLine(new PrintWriter(err, true));
    return commandLine.setOut(new PrintWriter(out, true)).execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit", "predict", "gram", "kernel", "phase-diagram", "depth-asymptotics"})
  void everyJobHasHelpWithAnExample(String job) {
    assertThat(run(job, "--help")).isZero();
    assertThat(out.toString()).contains("--set", "--out", "Example: scripts/ntk " + job);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theVersionNamesTheProject() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("spark-ntk \\d\\S*, git commit \\S+\\R");
  }

  @Test
  void anUnknownJobIsWrongUsageWithASuggestion() {
    assertThat(run("fitt", "a.conf")).isEqualTo(2);
    assertThat(err.toString()).startsWith("ntk: Unmatched arguments").contains("ntk fit");
  }

  @Test
  void aMissingJobIsWrongUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).startsWith("ntk: ").contains("Usage: ntk");
  }

  @Test
  void aMistakeInTheConfigurationIsOneMessageWithoutAStackTrace() throws IOException {
    Path file = Files.writeString(folder.resolve("a.conf"), "solver.rigde = 1");
    for (String job : List.of("fit", "predict", "gram", "kernel")) {
      err.getBuffer().setLength(0);
      assertThat(run(job, file.toString())).isEqualTo(2);
      assertThat(err.toString())
          .isEqualToNormalizingNewlines(
              "ntk: %s, line 1: unknown key solver.rigde; did you mean solver.ridge?%n"
                  .formatted(file));
    }
  }

  @Test
  void aComparisonIsNotOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("a.conf"), "");
    assertThat(run("compare", file.toString(), "--overwrite")).isEqualTo(2);
    assertThat(err.toString()).startsWith("ntk: --overwrite: ").contains("--fresh");
  }

  @Test
  void settingsOfTheCommandLineAreChecked() throws IOException {
    Path file = Files.writeString(folder.resolve("a.conf"), "");
    assertThat(run("fit", file.toString(), "--set", "gram.tile-size=9", "--set", "solver.ridge=x"))
        .isEqualTo(2);
    assertThat(err.toString()).startsWith("ntk: --set solver.ridge=x: ");
  }
}
