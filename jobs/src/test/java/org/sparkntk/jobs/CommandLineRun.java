package org.sparkntk.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of the real command line in this JVM.
 *
 * @param code the exit code
 * @param out all of the standard output
 * @param err all of the standard error, the log's lines included
 */
record CommandLineRun(int code, String out, String err) {
  /** Runs on {@code local[2]}. */
  static CommandLineRun of(String... arguments) {
    return on("local[2]", arguments);
  }

  /** Runs on the given master. */
  static CommandLineRun on(String master, String... arguments) {
    Map<String, String> settings =
        Map.of(
            "spark.master", master,
            "spark.ui.enabled", "false",
            "spark.driver.host", "localhost");
    Map<String, String> before = new TreeMap<>();
    settings.keySet().forEach(key -> before.put(key, System.getProperty(key, "")));
    settings.forEach(System::setProperty);
    try {
      return captured(arguments);
    } finally {
      before.forEach(CommandLineRun::restore);
    }
  }

  private static CommandLineRun captured(String... arguments) {
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream fakeOut = new PrintStream(out, true, UTF_8);
        PrintStream fakeErr = new PrintStream(err, true, UTF_8)) {
      System.setOut(fakeOut);
      System.setErr(fakeErr);
      PrintWriter messages = new PrintWriter(fakeErr, true, UTF_8);
      int code = Main.commandLine(messages).execute(arguments);
      return new CommandLineRun(code, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
  }

  private static void restore(String key, String value) {
    if (value.isEmpty()) {
      System.clearProperty(key);
    } else {
      System.setProperty(key, value);
    }
  }
}
