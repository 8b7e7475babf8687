package org.sparkntk.jobs.solve;

import org.sparkntk.kernels.solve.Preconditioner;

/**
 * A preconditioner and how good it is.
 *
 * @param preconditioner P⁻¹
 * @param rank columns of its low rank factor, 0 if it has none
 * @param explained share of the trace of Θ that the factor explains
 * @param tau mean of the diagonal that it does not explain
 */
public record BuiltPreconditioner(
    Preconditioner preconditioner, int rank, double explained, double tau) {

  /** None. */
  public static BuiltPreconditioner none() {
    return of(Preconditioner.identity());
  }

  /** One without a low rank factor. */
  static BuiltPreconditioner of(Preconditioner preconditioner) {
    return new BuiltPreconditioner(preconditioner, 0, 0, 0);
  }

  /** The figures on one line; empty without a low rank factor. */
  public String describe() {
    return rank == 0
        ? ""
        : "rank %d explains %.1f %% of the trace, τ = %.3g".formatted(rank, 100 * explained, tau);
  }
}
