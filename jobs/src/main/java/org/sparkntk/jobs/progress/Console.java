package org.sparkntk.jobs.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;

/** The standard output, on which at most one bar stays below the lines. */
final class Console {
  private static final int DEFAULT_WIDTH = 80;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private String bar = "";

  Console(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** The process's own, a terminal only if both its input and its output are one that can erase. */
  @SuppressWarnings(
      "SystemConsoleNull") // Spark runs on Java 17 and 21, where null means no terminal
  static Console standard() {
    String type = System.getenv().getOrDefault("TERM", "dumb");
    return new Console(System.out, System.console() != null && !type.equals("dumb"));
  }

  /** Nobody's. */
  static Console none() {
    return new Console(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), false);
  }

  boolean isTerminal() {
    return terminal;
  }

  /** Columns for a bar: {@code COLUMNS} where the shell exports it. */
  int width() {
    try {
      return Math.max(40, Integer.parseInt(System.getenv().getOrDefault("COLUMNS", ""))) - 1;
    } catch (NumberFormatException e) {
      return DEFAULT_WIDTH - 1;
    }
  }

  synchronized void line(String text) {
    out.println(bar.isEmpty() ? text : CLEAR + text);
    out.print(bar);
    out.flush();
  }

  synchronized void bar(String text) {
    bar = text;
    out.print(CLEAR + text);
    out.flush();
  }

  synchronized void clearBar() {
    if (!bar.isEmpty()) {
      out.print(CLEAR);
      out.flush();
      bar = "";
    }
  }
}
