package org.sparkntk.kernels.solve;

/** A solve that others build on has not reached its tolerance. */
public final class NotConvergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotConvergedException(String message) {
    super(message);
  }
}
