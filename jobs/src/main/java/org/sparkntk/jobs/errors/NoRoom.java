package org.sparkntk.jobs.errors;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files that could not be written because a disk or a quota is full: nobody needs a stack trace.
 */
public final class NoRoom {
  /** The words of Linux for ENOSPC and EDQUOT, and of HDFS's quotas. */
  private static final Pattern WORDS =
      Pattern.compile("No space left on device|[Qq]uota .*exceeded|quota of .* is exceeded");

  private NoRoom() {}

  /** The message of the innermost such cause; nothing if there is none. */
  public static Optional<String> in(Throwable failure) {
    Optional<String> found = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof IOException && WORDS.matcher(message).find()) {
        found = Optional.of(message.lines().findFirst().orElse(message));
      }
    }
    return found;
  }
}
