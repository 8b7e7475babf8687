package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that run beside a benchmark; what they write to the standard error is shown. */
final class Processes {
  private Processes() {}

  /** Starts a program. */
  static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
  }

  /** Starts the main method of a class of this class path in a process of its own. */
  static Process start(Class<?> main) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return start(command);
  }

  /**
   * Waits for a process to end and returns what it has written.
   *
   * @throws IllegalStateException if it has failed
   */
  static String output(Process process) throws IOException, InterruptedException {
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException("exit code " + code + ": " + process.info());
    }
    return output;
  }

  /** Runs {@code scripts/ntk} to its end. */
  static void ntk(String... arguments) {
    List<String> command = new ArrayList<>(List.of("scripts/ntk"));
    command.addAll(List.of(arguments));
    try {
      output(start(command));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
