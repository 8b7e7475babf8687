package org.sparkntk.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code scripts/compare-nightly} itself, around a {@code scripts/ntk} that only notes its call.
 */
final class CompareNightlyTest {
  /** Writes a table, as a comparison does, and tells what it was called with. */
  private static final String NTK =
      """
      #!/usr/bin/env bash
      echo "$@"
      while [[ -e %s ]]; do sleep 0.02; done
      mkdir -p "$4/summary" && touch "$4/summary/results.csv"
      exit %d
      """;

  private final String today = LocalDate.now(ZoneId.systemDefault()).toString();

  @TempDir private Path folder;
  private Path nights;
  private Path busy;

  /** How the script ended. */
  private record Ended(int code, String out) {}

  @BeforeEach
  void start() throws IOException {
    nights = folder.resolve("all nights");
    busy = folder.resolve("busy");
    Files.createDirectory(folder.resolve("scripts"));
    Files.createDirectory(folder.resolve("bin"));
    Files.copy(Path.of("..", "scripts", "compare-nightly"), script());
    ntk(0);
  }

  private Path script() {
    return folder.resolve("scripts/compare-nightly");
  }

  private void ntk(int code) throws IOException {
    program("scripts/ntk", NTK.formatted(busy, code));
  }

  /** Those in {@code bin} stand in for the system's. */
  private void program(String name, String text) throws IOException {
    Path program = Files.writeString(folder.resolve(name), text);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private Process begin(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", script().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (old, own) -> own + ":" + old);
    return builder.start();
  }

  private static Ended end(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out.strip());
  }

  private Ended night(int keep, String... more) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("a.conf", nights.toString(), String.valueOf(keep)));
    arguments.addAll(List.of(more));
    return end(begin(arguments.toArray(String[]::new)));
  }

  private Path table(String day) throws IOException {
    Path table = nights.resolve(day).resolve("summary/results.csv");
    Files.createDirectories(table.getParent());
    return Files.writeString(table, "");
  }

  private String expected(String more) {
    return ("compare a.conf --out " + nights.resolve(today) + " " + more).strip();
  }

  @Test
  void theTableBeforeIsTheBaselineAndOwnOptionsComeLast() throws Exception {
    assertThat(night(3)).isEqualTo(new Ended(0, expected("")));
    assertThat(night(3)).as("not its own baseline").isEqualTo(new Ended(0, expected("")));
    table("2026-01-30");
    Path last = table("2026-02-01");
    Files.createDirectory(nights.resolve("2026-02-02"));
    assertThat(night(3, "--fresh").out())
        .isEqualTo(expected("--set compare.baseline=" + last + " --fresh"));
  }

  @Test
  void onlyWhatIsOlderThanTheLastTablesIsDeleted() throws Exception {
    for (String day : List.of("2026-01-30", "2026-02-01", "2026-02-05")) {
      table(day);
    }
    Files.createDirectory(nights.resolve("2026-01-31")); // killed, and older than what is kept
    Files.createDirectory(nights.resolve("2026-02-03")); // killed since
    Files.createDirectory(nights.resolve("mine"));
    assertThat(night(3).code()).isZero();
    assertThat(Experiment.children(nights))
        .containsExactlyInAnyOrder(
            ".lock", "2026-02-01", "2026-02-03", "2026-02-05", today, "mine");
    night(1);
    assertThat(Experiment.children(nights)).containsExactlyInAnyOrder(".lock", today, "mine");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 137})
  void theExitCodeIsThatOfTheComparison(int code) throws Exception {
    ntk(code);
    assertThat(night(1).code()).isEqualTo(code);
  }

  @Test
  void aFailureToTidyIsAWarning() throws Exception {
    table("2026-01-30");
    program("bin/rm", "#!/usr/bin/env bash\nexit 1\n");
    ntk(3);
    Ended ended = night(1);
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).contains("compare-nightly: warning: not all of what is older");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsExitCode2() throws Exception {
    Files.createDirectories(nights.resolve(".lock")); // where a file has to be, even for root
    Ended ended = night(1);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).contains("compare-nightly: " + nights + ": expected a directory");
  }

  @Test
  void aSecondStartIsRefusedUntilTheFirstIsGone() throws Exception {
    Files.createFile(busy);
    Process first = begin("a.conf", nights.toString(), "1");
    try {
      first.inputReader().readLine(); // it is at work
      Ended second = night(1);
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.out())
          .isEqualTo(
              "compare-nightly: %s: expected no other comparison at work there, found one"
                  .formatted(nights));
    } finally {
      Files.delete(busy);
    }
    assertThat(first.waitFor()).isZero();
    assertThat(night(1).code()).isZero();
  }

  @Test
  void wrongUsageIsExitCode2() throws Exception {
    assertThat(night(0).code()).isEqualTo(2);
    assertThat(end(begin("a.conf")).out()).contains("found: a.conf; usage: ");
    assertThat(nights).doesNotExist();
  }
}
