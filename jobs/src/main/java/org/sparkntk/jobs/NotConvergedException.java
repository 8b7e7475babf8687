package org.sparkntk.jobs;

/** The solver did its work and did not reach the tolerance: exit code 1, no stack trace. */
final class NotConvergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotConvergedException(String message) {
    super(message);
  }
}
