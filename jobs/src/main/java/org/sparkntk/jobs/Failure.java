package org.sparkntk.jobs;

/** What went wrong, in a line. */
final class Failure {
  private Failure() {}

  /** The first line of the root of a failure. */
  static String oneLine(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String line = String.valueOf(root).lines().findFirst().orElse("");
    return root instanceof OutOfMemoryError
        ? line + "; give Spark more memory: -- --driver-memory 8g (or --executor-memory)"
        : line;
  }
}
