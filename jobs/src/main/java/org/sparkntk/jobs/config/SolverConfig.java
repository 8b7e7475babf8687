package org.sparkntk.jobs.config;

import java.util.List;
import java.util.OptionalInt;

/**
 * The {@code solver} section: (Θ + λI) α = Y.
 *
 * @param ridge λ ≥ 0, or what to choose it from, in the unit that {@code ridgeScale} says
 * @param ridgeChoice what a ridge is chosen by, where there is a choice
 * @param ridgeScale the unit of the ridge
 * @param tolerance largest true relative residual |y − (Θ + λI)α| / |y| of any column, in (0, 1)
 * @param maxPasses passes over the Gram matrix before giving up, at least 1
 * @param method how the system is solved
 * @param blockWidth columns of a block of the block method; empty: by where the tiles are
 * @param certify whether the solution is refined to {@code certifiedTolerance}, and for which Θ
 * @param certifiedTolerance largest true relative residual of a certified solution, in (0, 1)
 * @param preconditioner the preconditioner of the conjugate gradient method
 * @param preconditionerRank columns of a low rank factor, at least 1; empty: by a fixed rule of n
 * @param learningCurve numbers of examples to solve and evaluate as well
 * @param leaveOneOut how many training examples to leave out, one at a time, at least 0
 * @param posteriorVariance at how many test examples, at least 0
 * @param checkpointSeconds between writes of the checkpoint, at least 0
 * @param acceptUnconverged go on with what there is when the passes do not suffice, instead of
 *     failing with exit code 1
 */
public record SolverConfig(
    RidgeSetting ridge,
    RidgeChoice ridgeChoice,
    RidgeScale ridgeScale,
    double tolerance,
    int maxPasses,
    Method method,
    OptionalInt blockWidth,
    Certify certify,
    double certifiedTolerance,
    PreconditionerType preconditioner,
    OptionalInt preconditionerRank,
    List<Integer> learningCurve,
    int leaveOneOut,
    int posteriorVariance,
    double checkpointSeconds,
    boolean acceptUnconverged) {

  /** Copies the list. */
  public SolverConfig {
    learningCurve = List.copyOf(learningCurve);
  }

  /** What a ridge is chosen by. */
  public enum RidgeChoice {
    /** The training examples alone. */
    TRAINING,
    /** The score on the test examples, which validate then. */
    HELD_OUT
  }

  /** The unit of the ridge. */
  public enum RidgeScale {
    /** λ = ridge · mean of the diagonal of Θ. */
    RELATIVE,
    /** λ = ridge. */
    ABSOLUTE
  }

  /** The largest true relative residual of a column that is a success. */
  public double target() {
    return certify == Certify.NONE ? tolerance : certifiedTolerance;
  }

  /** How the system is solved. */
  public enum Method {
    /** The Cholesky factor where that is faster, else the block method. */
    AUTO,
    /** A dense Cholesky factor on the driver. */
    CHOLESKY,
    /** One Krylov space for all right-hand sides, with Gaussian columns to fill up the block. */
    BLOCK_CG,
    /** One recurrence a right-hand side. */
    CG
  }

  /** Whose residual is certified. */
  public enum Certify {
    /** Nobody's: the tolerance holds for the stored entries. */
    NONE,
    /** That of Θ as it is stored. */
    STORED,
    /** That of Θ computed again in float64. */
    EXACT
  }

  /** The preconditioner. */
  public enum PreconditionerType {
    /** None. */
    NONE,
    /** The inverse diagonal of Θ + λI. */
    JACOBI,
    /** The inverses of the tiles of Θ + λI on its diagonal. */
    BLOCK_JACOBI,
    /** A low rank factor from products with Gaussian vectors. */
    NYSTROM,
    /** A low rank factor from randomly chosen columns. */
    RPCHOLESKY,
    /** Randomly chosen columns for large systems that may take many passes, else none. */
    AUTO
  }
}
