package org.sparkntk.kernels;

import java.io.Serial;

/**
 * A kernel that cannot be evaluated at the given examples: it leaves the range of the number
 * format, or varies too fast. The message names the layer; other weights, inputs or another
 * precision help.
 */
public final class KernelRangeException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Makes the error with the message for the user. */
  public KernelRangeException(String message) {
    super(message);
  }
}
