package org.sparkntk.jobs.errors;

import java.util.Optional;
import org.sparkntk.kernels.KernelRangeException;

/**
 * Something the user can mend: a wrong option, configuration or input file. The job prints the
 * message alone, without a stack trace, and exits with code 2.
 *
 * <p>A message says what is wrong, where (file and line or record number), what was expected and
 * what was found.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with its whole message. */
  public InvalidInputException(String message) {
    super(message);
  }

  /** An error in one place of a file: {@code file, record 17: expected …, found …}. */
  public static InvalidInputException at(String file, String place, String expected, String found) {
    return new InvalidInputException(
        file + ", " + place + ": expected " + expected + ", found " + found);
  }

  /**
   * The one in a failure's chain of causes, if there is one: Spark wraps what a task throws, so the
   * user's mistake may be any number of causes down. A {@link KernelRangeException} is one too: the
   * network, the inputs or the precision have to change.
   */
  public static Optional<InvalidInputException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException invalid) {
        return Optional.of(invalid);
      }
      if (cause instanceof KernelRangeException range) {
        return Optional.of(new InvalidInputException(String.valueOf(range.getMessage())));
      }
    }
    return Optional.empty();
  }
}
