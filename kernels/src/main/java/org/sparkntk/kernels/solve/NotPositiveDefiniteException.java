package org.sparkntk.kernels.solve;

/** A + λI turned out not to be positive definite to working precision. */
public final class NotPositiveDefiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotPositiveDefiniteException(int minor, int n, double lambda) {
    super(
        "the leading minor of order %d of %d is not positive with ridge %.4g"
            .formatted(minor, n, lambda));
  }
}
