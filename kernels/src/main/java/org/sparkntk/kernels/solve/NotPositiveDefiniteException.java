package org.sparkntk.kernels.solve;

/** A + λI turned out not to be positive definite to working precision. */
public final class NotPositiveDefiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A minor of n that is not positive.
   *
   * @param minor its order
   * @param lambda λ
   */
  public NotPositiveDefiniteException(int minor, int n, double lambda) {
    super(
        "the leading minor of order %d of %d is not positive with ridge %.4g"
            .formatted(minor, n, lambda));
  }
}
