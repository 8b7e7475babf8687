package org.sparkntk.jobs.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Python program with the libraries that it needs, in a virtual environment below target. */
final class PythonLibrary {
  private static final Path SOURCES = Path.of("jobs", "src", "test", "python");
  private static final Path REQUIREMENTS = SOURCES.resolve("requirements.txt");
  private static final Path HOME = Path.of("target", "neural-tangents");

  /** A copy of the requirements that have been installed whole. */
  private static final Path INSTALLED = HOME.resolve("requirements.txt");

  private PythonLibrary() {}

  /**
   * Installs the libraries unless they are there.
   *
   * @return the interpreter; none if Python, pip or the network is missing
   */
  static Optional<Path> install() throws IOException, InterruptedException {
    Path python = HOME.resolve("bin").resolve("python");
    String required = Files.readString(REQUIREMENTS);
    if (Files.exists(INSTALLED) && Files.readString(INSTALLED).equals(required)) {
      return Optional.of(python);
    }
    System.out.println("installing " + REQUIREMENTS + " into " + HOME);
    if (!succeeds("python3", "-m", "venv", "--clear", HOME.toString())
        || !succeeds(
            python.toString(),
            "-m",
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--only-binary",
            ":all:",
            "-r",
            REQUIREMENTS.toString())) {
      return Optional.empty();
    }
    Files.writeString(INSTALLED, required);
    return Optional.of(python);
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process = Processes.start(List.of(command));
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      System.out.println(e.getMessage());
      return false;
    }
  }

  /** Starts a program of this project's. */
  static Dialogue start(Path python, String program, Path... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(python.toString()));
    command.add(SOURCES.resolve(program).toString());
    for (Path argument : arguments) {
      command.add(argument.toString());
    }
    return new Dialogue(Processes.start(command));
  }

  /** A program that answers each line by one. */
  static final class Dialogue implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;

    private Dialogue(Process process) {
      this.process = process;
      this.answers = process.inputReader(StandardCharsets.UTF_8);
      Writer writer = process.outputWriter(StandardCharsets.UTF_8);
      this.questions = new PrintWriter(writer, true);
    }

    /** The next line that the program writes. */
    String read() {
      try {
        return Optional.ofNullable(answers.readLine())
            .orElseThrow(() -> new IllegalStateException("the program has ended: " + process));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Asks for a number. */
    double measure() {
      questions.println();
      return Double.parseDouble(read());
    }

    /** Ends the program. */
    @Override
    public void close() {
      questions.close();
    }
  }
}
