package org.sparkntk.kernels.solve;

import java.util.Random;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * Leave-one-out errors without refitting: the error at example i of the fit to all others is αᵢ /
 * (A⁻¹)ᵢᵢ with A = K + λI (Allen 1974).
 *
 * <p>An estimated diagonal serves the mean squared error. It does not serve the accuracy: near
 * interpolation even a constant diagonal looks better than the truth by ten points; take exact
 * entries for a sample of the rows.
 */
public final class LeaveOneOut {
  /** Columns of the inverse that are held at once. */
  private static final int PANEL = 256;

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
   * diag A⁻¹ by a Cholesky factorisation: n³ flops and twice the memory of A.
   *
   * @param a A, dense, n × n; not changed
   * @throws IllegalArgumentException if A is not positive definite
   */
  public static double[] inverseDiagonal(Matrix a) {
    Matrix root = Small.cholesky(a);
    if (root.rows() < a.rows()) {
      throw new IllegalArgumentException("the matrix is not positive definite: raise the ridge");
    }
    int n = a.rows();
    double[] out = new double[n];
    for (int first = 0; first < n; first += PANEL) {
      int width = Math.min(PANEL, n - first);
      Matrix panel = units(n, first, width);
      Blas.solveUpperTransposed(n, width, root.data(), panel.data());
      System.arraycopy(Columns.dot(panel, panel), 0, out, first, width);
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

  /**
   * Estimates diag A⁻¹ as the mean of z ∘ A⁻¹z over random signs z (Bekas, Kokiopoulou, Saad 2007),
   * with P⁻¹ as control variate: diag P⁻¹ + mean z ∘ (A⁻¹ − P⁻¹) z. Entries are kept above 1/Aᵢᵢ,
   * which is a lower bound.
   *
   * @param diagonal Aᵢᵢ
   * @param control diag P⁻¹
   * @param probes how many z; their solves share a block
   * @throws NotConvergedException if the solve does not converge
   */
  public static double[] estimatedInverseDiagonal(
      Solver solver,
      LinearOperator a,
      Preconditioner preconditioner,
      double[] diagonal,
      double[] control,
      int probes,
      long seed) {
    requireRows(a.size(), diagonal.length);
    requireRows(a.size(), control.length);
    Matrix z = signs(a.size(), probes, new Random(seed));
    Matrix x = converged(solver.solve(a, preconditioner, z));
    Matrix known = preconditioner.apply(z);
    double[] out = new double[a.size()];
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (int c = 0; c < probes; c++) {
        sum += z.get(i, c) * (x.get(i, c) - known.get(i, c));
      }
      out[i] = Math.max(control[i] + sum / probes, 1 / diagonal[i]);
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

  private static Matrix units(int n, int first, int width) {
    Matrix out = Matrix.zeros(n, width);
    for (int c = 0; c < width; c++) {
      out.set(first + c, c, 1);
    }
    return out;
  }

  private static Matrix signs(int rows, int cols, Random random) {
    Matrix out = Matrix.zeros(rows, cols);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = random.nextBoolean() ? 1 : -1;
    }
    return out;
  }

  private static void requireRows(int expected, int found) {
    if (expected != found) {
      throw new IllegalArgumentException("expected " + expected + " entries, found " + found);
    }
  }
}
