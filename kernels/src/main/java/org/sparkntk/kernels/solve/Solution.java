package org.sparkntk.kernels.solve;

import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * What a solver found for A X = Y.
 *
 * @param x n × k
 * @param converged whether every column's true relative residual is at most the tolerance
 * @param passes products with A, the final residuals included
 * @param relativeResiduals true |y − A x| / |y| of each column, computed from A, not from a
 *     recurrence; 0 for a zero column of Y
 * @param history the largest relative residual after each iteration, as the recurrence gives it,
 *     and after each computation of the true residual
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record Solution(
    Matrix x,
    boolean converged,
    int passes,
    double[] relativeResiduals,
    List<ResidualPoint> history) {

  /** Copies the history. */
  public Solution {
    history = List.copyOf(history);
  }

  /** The largest true relative residual of any column. */
  public double worstResidual() {
    double worst = 0;
    for (double residual : relativeResiduals) {
      worst = Math.max(worst, residual);
    }
    return worst;
  }

  /**
   * One point of the convergence history.
   *
   * @param pass products with A so far
   * @param relativeResidual the largest of any column
   * @param kind how it was computed
   */
  public record ResidualPoint(int pass, double relativeResidual, Kind kind) {}

  /** How a residual was computed. */
  public enum Kind {
    /** By the recurrence of the method: free, and too small once rounding has accumulated. */
    RECURRENCE,
    /** As y − A x, for one more pass. */
    TRUE
  }
}
