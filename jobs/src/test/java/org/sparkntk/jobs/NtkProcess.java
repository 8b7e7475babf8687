package org.sparkntk.jobs;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code scripts/ntk} as a user starts it: a process of its own, with the build's Spark home. */
final class NtkProcess implements AutoCloseable {
  private static final Path HOME =
      Path.of(Objects.requireNonNull(System.getProperty("ntk.home"), "ntk.home"));

  /** Java's own word about a module that Spark asks for. */
  private static final String JAVA_WARNING =
      "WARNING: Using incubator modules: jdk.incubator.vector";

  private final Process process;
  private final Path stdout;
  private final Path stderr;

  private NtkProcess(Process process, Path stdout, Path stderr) {
    this.process = process;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /** How a process ended. */
  record Ended(int code, String out, List<String> err) {}

  static NtkProcess start(Path folder, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("scripts/ntk").toString()));
    command.addAll(arguments);
    Path stdout = Files.createTempFile("ntk", ".out");
    Path stderr = Files.createTempFile("ntk", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile());
    builder.environment().remove("SPARK_HOME");
    return new NtkProcess(builder.start(), stdout, stderr);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The standard output so far. */
  String out() throws IOException {
    return Files.readString(stdout);
  }

  /** The executor processes that are there now. */
  List<ProcessHandle> executors() {
    return process.descendants().filter(NtkProcess::isExecutor).toList();
  }

  private static boolean isExecutor(ProcessHandle handle) {
    try {
      // Handles do not tell command lines as long as Spark's.
      Path command = Path.of("/proc", String.valueOf(handle.pid()), "cmdline");
      return Files.readString(command).contains("CoarseGrainedExecutorBackend");
    } catch (IOException e) {
      return false;
    }
  }

  /** What the process and all that it has started are killed with: SIGKILL. */
  void kill() throws InterruptedException {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    process.waitFor();
    for (ProcessHandle each : all) {
      each.onExit().join();
    }
  }

  Ended await() throws IOException, InterruptedException {
    assertThat(process.waitFor(5, MINUTES)).as("the job ends").isTrue();
    List<String> err = new ArrayList<>(Files.readAllLines(stderr));
    err.remove(JAVA_WARNING);
    return new Ended(process.exitValue(), Files.readString(stdout), err);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(stdout);
    Files.delete(stderr);
  }
}
