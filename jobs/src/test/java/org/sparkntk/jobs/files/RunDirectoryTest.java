package org.sparkntk.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.errors.InvalidInputException;

final class RunDirectoryTest {
  @TempDir Path temp;

  @Test
  void nothingIsAtTheFinalPlaceBeforeCompletionAndEverythingAfter() throws IOException {
    try (RunDirectory run = create("a", Existing.REFUSE)) {
      run.write("run.json", "{}\n");
      run.write("model/version", "1\n");
      run.log("first");
      run.log("zweite λ");
      assertThat(temp.resolve("a")).doesNotExist();
      run.complete();
    }
    assertThat(tree()).containsExactly("a", "a/log", "a/model", "a/model/version", "a/run.json");
    assertThat(temp.resolve("a/log")).hasContent("first\nzweite λ\n");
  }

  @Test
  void abandonedRunLeavesNothingBehindNotEvenParents() throws IOException {
    Files.createDirectory(temp.resolve("kept"));
    try (RunDirectory run = create("kept/x/y/a", Existing.REFUSE)) {
      run.write("run.json", "{}");
      run.log("started");
      assertThat(temp.resolve("kept/x/y")).isDirectory();
    }
    assertThat(tree()).containsExactly("kept");
  }

  @Test
  void parentThatSomeoneElseUsesByNowIsKept() throws IOException {
    try (RunDirectory run = create("x/y/a", Existing.REFUSE)) {
      run.log("started");
      Files.writeString(temp.resolve("x/other"), "");
    }
    assertThat(tree()).containsExactly("x", "x/other");
  }

  @Test
  void existingDirectoryIsRefusedNamingOverwrite() throws IOException {
    Files.createDirectory(temp.resolve("a"));
    assertThatThrownBy(() -> create("a", Existing.REFUSE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(temp.resolve("a").toString())
        .hasMessageContaining("expected a new one, found one that exists")
        .hasMessageContaining("--overwrite");
    assertThat(tree()).containsExactly("a");
  }

  @Test
  void overwriteReplacesAnEarlierRunOnlyWhenTheNewOneIsComplete() throws IOException {
    Files.createDirectory(temp.resolve("a"));
    Files.writeString(temp.resolve("a/run.json"), "old");
    Files.writeString(temp.resolve("a/only-old"), "old");
    try (RunDirectory run = create("a", Existing.REPLACE)) {
      run.write("run.json", "new");
      assertThat(temp.resolve("a/run.json")).hasContent("old");
      run.complete();
    }
    assertThat(tree()).containsExactly("a", "a/run.json");
    assertThat(temp.resolve("a/run.json")).hasContent("new");
  }

  @Test
  void overwriteThatFailsKeepsTheEarlierRun() throws IOException {
    Files.createDirectory(temp.resolve("a"));
    Files.writeString(temp.resolve("a/run.json"), "old");
    create("a", Existing.REPLACE).close();
    assertThat(tree()).containsExactly("a", "a/run.json");
  }

  @Test
  void overwriteTakesAnEmptyDirectory() throws IOException {
    Files.createDirectory(temp.resolve("a"));
    complete(create("a", Existing.REPLACE));
    assertThat(tree()).containsExactly("a", "a/run.json");
  }

  @Test
  void overwriteNeverTouchesADirectoryThatIsNoRun() throws IOException {
    Files.createDirectory(temp.resolve("home"));
    Files.writeString(temp.resolve("home/thesis.tex"), "years of work");
    assertThatThrownBy(() -> create("home", Existing.REPLACE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected an earlier run's directory (with run.json)")
        .hasMessageContaining("found other files");
    assertThat(tree()).containsExactly("home", "home/thesis.tex");
  }

  @Test
  void directoryThatFillsDuringTheRunIsNotReplaced() throws IOException {
    try (RunDirectory run = create("a", Existing.REPLACE)) {
      run.write("run.json", "{}");
      Files.createDirectory(temp.resolve("a"));
      Files.writeString(temp.resolve("a/other"), "");
      assertThatThrownBy(run::complete).isInstanceOf(InvalidInputException.class);
    }
    assertThat(tree()).containsExactly("a", "a/other");
  }

  @Test
  void fileInThePlaceOfADirectoryIsRefused() throws IOException {
    Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(() -> create("file", Existing.REPLACE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected a directory, found a file");
    assertThatThrownBy(() -> create("file/a", Existing.REFUSE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("file to be a directory, found a file");
  }

  /** The working directory of the tests has sources in it, no run. */
  @Test
  void theWorkingDirectoryIsRefusedEvenWithOverwrite() {
    assertThatThrownBy(
            () ->
                RunDirectory.create(
                    new Configuration(), new org.apache.hadoop.fs.Path("."), Existing.REPLACE))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void rootAndUnknownFileSystemsAreRefused() {
    assertThatThrownBy(
            () ->
                RunDirectory.create(
                    new Configuration(), new org.apache.hadoop.fs.Path("/"), Existing.REPLACE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("root");
    assertThatThrownBy(
            () ->
                RunDirectory.create(
                    new Configuration(),
                    new org.apache.hadoop.fs.Path("nosuch://host/a"),
                    Existing.REFUSE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nosuch");
  }

  @Test
  void runWithoutManifestCannotBeComplete() throws IOException {
    try (RunDirectory run = create("a", Existing.REFUSE)) {
      assertThatThrownBy(run::complete).isInstanceOf(IllegalStateException.class);
    }
    assertThat(tree()).isEmpty();
  }

  @Test
  void incompleteRunOfADeadProcessIsRemoved() throws Exception {
    Files.createDirectories(temp.resolve(hidden("incomplete", deadPid()) + "/model"));
    try (RunDirectory run = create("a", Existing.REFUSE)) {
      assertThat(run.leftovers()).isEmpty();
    }
    assertThat(tree()).isEmpty();
  }

  @Test
  void aPlaceWhereAnotherProcessOfThisMachineIsAtWorkIsRefused() throws Exception {
    try (RunDirectory other = create("x/a", Existing.REFUSE)) {
      assertThatThrownBy(() -> create("x/a", Existing.REPLACE))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(temp.resolve("x/a").toString())
          .hasMessageContaining("expected no other run at work there")
          .hasMessageContaining("found process " + ProcessHandle.current().pid())
          .hasMessageContaining(other.staging().toString());
      assertThat(temp.resolve("x")).isDirectoryContaining("glob:**/.a.incomplete-*");
      complete(other);
    }
    assertThat(tree()).containsExactly("x", "x/a", "x/a/run.json");
  }

  @Test
  void aLaterProcessWithTheNumberOfADeadOneIsNotTakenForIt() throws Exception {
    long self = ProcessHandle.current().pid();
    Path old = Files.createDirectory(temp.resolve(hidden("incomplete", self + "t1000000000000")));
    create("a", Existing.REFUSE).close();
    assertThat(old).doesNotExist();
  }

  @Test
  void incompleteRunOfAnotherMachineIsReportedAndKept() throws Exception {
    Path elsewhere = Files.createDirectory(temp.resolve(".a.incomplete-moon-1t1-0123abcd"));
    try (RunDirectory run = create("a", Existing.REFUSE)) {
      assertThat(run.leftovers())
          .containsExactly(new org.apache.hadoop.fs.Path("file:" + elsewhere));
    }
    assertThat(tree()).containsExactly(".a.incomplete-moon-1t1-0123abcd");
  }

  @Test
  void aRunToCompareWithCanBeReadAndIsNotReplaced() throws IOException {
    Files.createDirectory(temp.resolve("a"));
    assertThatThrownBy(() -> create("a", Existing.COMPARE))
        .isInstanceOf(InvalidInputException.class);
    Files.writeString(temp.resolve("a/run.json"), "old");
    try (RunDirectory run = create("a", Existing.COMPARE)) {
      assertThat(run.existing()).contains("old");
      run.write("run.json", "new");
      assertThatThrownBy(run::complete).isInstanceOf(InvalidInputException.class);
    }
    assertThat(tree()).containsExactly("a", "a/run.json");
    assertThat(temp.resolve("a/run.json")).hasContent("old");
  }

  @Test
  void whatIsTakenStaysInItsPlaceUntilTheRunIsComplete() throws IOException {
    Path store = Files.createDirectories(temp.resolve(".a.resume/gram"));
    Files.writeString(store.resolve("tile.npy"), "whole");
    Files.writeString(store.resolve(".tile.npy.killed"), "half");
    org.apache.hadoop.fs.Path from = new org.apache.hadoop.fs.Path(store.toUri());
    try (RunDirectory run = create("a", Existing.REFUSE)) {
      run.take(from, "gram");
    }
    assertThat(store.resolve("tile.npy")).hasContent("whole");
    try (RunDirectory run = create("a", Existing.REFUSE)) {
      run.take(from, "gram");
      run.write("run.json", "{}");
      run.complete();
    }
    assertThat(tree()).containsExactly(".a.resume", "a", "a/gram", "a/gram/tile.npy", "a/run.json");
  }

  @Test
  void runThatACrashSetAsideIsPutBack() throws Exception {
    Path aside = Files.createDirectory(temp.resolve(hidden("replaced", deadPid())));
    Files.writeString(aside.resolve("run.json"), "old");
    assertThatThrownBy(() -> create("a", Existing.REFUSE))
        .isInstanceOf(InvalidInputException.class);
    assertThat(tree()).containsExactly("a", "a/run.json");
    assertThat(temp.resolve("a/run.json")).hasContent("old");
  }

  @Test
  void hiddenFilesOfOtherNamesAreLeftAlone() throws Exception {
    Files.createDirectory(temp.resolve(hidden("incomplete", deadPid()).replace(".a.", ".b.")));
    Files.createDirectory(temp.resolve(".a.incomplete-notes"));
    complete(create("a", Existing.REFUSE));
    assertThat(tree()).hasSize(4).contains("a", "a/run.json", ".a.incomplete-notes");
  }

  private RunDirectory create(String name, Existing existing) throws IOException {
    return RunDirectory.create(
        new Configuration(), new org.apache.hadoop.fs.Path(temp.resolve(name).toUri()), existing);
  }

  private static void complete(RunDirectory run) throws IOException {
    try (run) {
      run.write("run.json", "{}");
      run.complete();
    }
  }

  private static String hidden(String kind, Object process) throws IOException {
    return ".a."
        + kind
        + "-"
        + InetAddress.getLocalHost().getHostName()
        + "-"
        + process
        + "-0123abcd";
  }

  private static long deadPid() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> paths = Files.walk(temp)) {
      return paths
          .filter(path -> !path.equals(temp))
          .map(path -> temp.relativize(path).toString())
          .sorted()
          .toList();
    }
  }
}
