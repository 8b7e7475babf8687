package org.sparkntk.kernels.solve;

import java.util.Arrays;
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
 * @param residual Y − A X, n × k, the one that {@code relativeResiduals} are of
 * @param history the largest relative residual after each iteration, as the recurrence gives it,
 *     and after each computation of the true residual
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record Solution(
    Matrix x,
    boolean converged,
    int passes,
    double[] relativeResiduals,
    Matrix residual,
    List<ResidualPoint> history) {

  /** Copies the history. */
  public Solution {
    history = List.copyOf(history);
  }

  /** The largest true relative residual of any column. */
  public double worstResidual() {
    return Arrays.stream(relativeResiduals).max().orElse(0);
  }

  /**
   * One point of the convergence history.
   *
   * @param pass products with A so far
   * @param kind how the residuals were computed
   * @param relativeResiduals of every column; a column that has left the block keeps its last value
   */
  public record ResidualPoint(int pass, Kind kind, List<Double> relativeResiduals) {
    /** Copies the residuals. */
    public ResidualPoint {
      relativeResiduals = List.copyOf(relativeResiduals);
    }

    /** The largest of any column. */
    public double worst() {
      return relativeResiduals.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
  }

  /** How a residual was computed. */
  public enum Kind {
    /** By the recurrence of the method: free, and too small once rounding has accumulated. */
    RECURRENCE,
    /** As y − A x, for one more pass. */
    TRUE
  }
}
