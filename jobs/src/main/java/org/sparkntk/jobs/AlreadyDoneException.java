package org.sparkntk.jobs;

import org.apache.hadoop.fs.Path;

/** The very same run has been done: exit code 0, nothing is computed. */
final class AlreadyDoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AlreadyDoneException(Path out) {
    super("already done: " + out + " (--fresh does it again)");
  }
}
