package org.sparkntk.jobs.config;

/**
 * The {@code solver} section: (Θ + λI) α = Y.
 *
 * @param ridge λ ≥ 0 in the unit that {@code ridgeScale} says
 * @param ridgeScale the unit of the ridge
 * @param tolerance largest true relative residual |y − (Θ + λI)α| / |y| of any column, in (0, 1)
 * @param maxPasses passes over the Gram matrix before giving up, at least 1
 * @param method the iteration
 * @param preconditioner the preconditioner of the conjugate gradient method
 * @param acceptUnconverged go on with what there is when the passes do not suffice, instead of
 *     failing with exit code 1
 */
public record SolverConfig(
    double ridge,
    RidgeScale ridgeScale,
    double tolerance,
    int maxPasses,
    Method method,
    PreconditionerType preconditioner,
    boolean acceptUnconverged) {

  /** The unit of the ridge. */
  public enum RidgeScale {
    /** λ = ridge · mean of the diagonal of Θ. */
    RELATIVE,
    /** λ = ridge. */
    ABSOLUTE
  }

  /** The iteration. */
  public enum Method {
    /** One Krylov space for all right-hand sides, with Gaussian columns to fill up the block. */
    BLOCK_CG,
    /** One recurrence a right-hand side. */
    CG
  }

  /** The preconditioner. */
  public enum PreconditionerType {
    /** None. */
    NONE,
    /** The inverse diagonal of Θ + λI. */
    JACOBI
  }
}
