package org.sparkntk.kernels.solve;

import org.sparkntk.kernels.linalg.Matrix;

/**
 * Leave-one-out errors without refitting: the error at example i of the fit to all others is αᵢ /
 * (A⁻¹)ᵢᵢ with A = K + λI (Allen 1974).
 *
 * <p>The entries of a sample of the rows are exact. An estimate of the whole diagonal would not
 * serve the accuracy: near interpolation even a constant one looks better than the truth by ten
 * points.
 */
public final class LeaveOneOut {
  /** Unit vectors a solve. */
  private static final int BATCH = 16;

  private LeaveOneOut() {}

  /**
   * The errors y − f₋ᵢ(xᵢ), n × k.
   *
   * @param alpha A⁻¹Y, n × k
   * @param inverseDiagonal (A⁻¹)ᵢᵢ, n positive entries
   */
  public static Matrix errors(Matrix alpha, double[] inverseDiagonal) {
    requireRows(alpha.rows(), inverseDiagonal.length);
    Matrix out = alpha.copy();
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] /= inverseDiagonal[i / out.cols()];
    }
    return out;
  }

  /**
   * Exact entries of diag A⁻¹ by solves with unit vectors, sixteen at once.
   *
   * @param rows which entries
   * @throws NotConvergedException if a solve does not converge
   */
  public static double[] inverseDiagonal(
      Solver solver, LinearOperator a, Preconditioner preconditioner, int[] rows) {
    double[] out = new double[rows.length];
    for (int first = 0; first < rows.length; first += BATCH) {
      int width = Math.min(BATCH, rows.length - first);
      Matrix units = Matrix.zeros(a.size(), width);
      for (int c = 0; c < width; c++) {
        units.set(rows[first + c], c, 1);
      }
      Matrix x = converged(solver.solve(a, preconditioner, units));
      for (int c = 0; c < width; c++) {
        out[first + c] = x.get(rows[first + c], c);
      }
    }
    return out;
  }

  private static Matrix converged(Solution solution) {
    if (!solution.converged()) {
      throw new NotConvergedException(
          "the diagonal of the inverse needs a residual below the tolerance, found "
              + solution.worstResidual());
    }
    return solution.x();
  }

  private static void requireRows(int expected, int found) {
    if (expected != found) {
      throw new IllegalArgumentException("expected " + expected + " entries, found " + found);
    }
  }
}
