package org.sparkntk.kernels.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Solution.Kind;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

/**
 * The preconditioned conjugate gradient method for several right-hand sides (Hestenes and Stiefel
 * 1952; Saad, Iterative Methods, algorithm 9.1).
 *
 * <p>Every column runs its own recurrence, but all share each pass over A. A column leaves the
 * block when its recurrence says that it has converged; when all have, the true residuals are
 * computed, and the columns that the recurrence was wrong about start again from where they are.
 * Only a true residual counts as convergence.
 *
 * @param tolerance the largest true relative residual |y − A x| / |y| accepted, in (0, 1)
 * @param maxPasses passes over A before giving up, at least 1
 * @param listener hears of every residual as it is known
 */
public record ConjugateGradient(double tolerance, int maxPasses, Consumer<ResidualPoint> listener)
    implements Solver {

  /**
   * Recurrences are followed a little below the tolerance, so that the true residual, which differs
   * by rounding, usually passes at the first check.
   */
  private static final double SAFETY = 0.9;

  /** A restart that does not halve the worst residual has reached what rounding allows. */
  private static final double STAGNATION = 0.5;

  /** Validates the ranges. */
  public ConjugateGradient {
    Requirements.limits(tolerance, maxPasses);
  }

  @Override
  public Solution solve(LinearOperator a, Preconditioner preconditioner, Matrix y) {
    Requirements.shape(a, y);
    return new Run(a, preconditioner, y).solve();
  }

  /** One solve: what is shared by its restarts. */
  private final class Run {
    private final LinearOperator a;
    private final Preconditioner preconditioner;
    private final Matrix y;
    private final double[] norms;
    private final Matrix x;
    private final List<ResidualPoint> history = new ArrayList<>();
    private final double[] latest;
    private int passes;

    Run(LinearOperator a, Preconditioner preconditioner, Matrix y) {
      this.a = a;
      this.preconditioner = preconditioner;
      this.y = y;
      this.norms = Columns.norm(y);
      this.x = Matrix.zeros(y.rows(), y.cols());
      this.latest = new double[y.cols()];
    }

    Solution solve() {
      Matrix residual = y;
      double[] relative = relative(residual, all());
      double before = Double.POSITIVE_INFINITY;
      Matrix best = x;
      double[] bestRelative = relative;
      Matrix bestResidual = residual;
      while (RelativeResiduals.worst(relative) > tolerance
          && RelativeResiduals.worst(relative) < STAGNATION * before
          && passes < maxPasses - 1) {
        before = RelativeResiduals.worst(relative);
        best = x.copy();
        bestRelative = relative;
        bestResidual = residual;
        descend(residual, open(relative, tolerance));
        residual = Columns.minus(y, trueProduct());
        relative = relative(residual, all());
        record(relative, all(), Kind.TRUE);
      }
      if (!(RelativeResiduals.worst(relative) <= RelativeResiduals.worst(bestRelative))) {
        return new Solution(best, false, passes, bestRelative, bestResidual, history);
      }
      return new Solution(
          x, RelativeResiduals.worst(relative) <= tolerance, passes, relative, residual, history);
    }

    /** Runs the recurrence for the given columns from their residuals, adding to x. */
    private void descend(Matrix residuals, int[] columns) {
      int[] active = columns;
      Matrix r = Columns.select(residuals, active);
      Matrix z = preconditioner.apply(r);
      Matrix p = z.copy();
      double[] rz = Columns.dot(r, z);
      // One pass is kept for the true residual.
      while (active.length > 0 && passes < maxPasses - 1) {
        Matrix q = product(p);
        double[] curvature = Columns.dot(p, q);
        double[] step = quotient(rz, curvature);
        Columns.addTo(x, scaled(p, step), active);
        Columns.addScaled(negated(step), q, r);
        double[] relative = relative(r, active);
        record(relative, active, Kind.RECURRENCE);
        int[] keep = open(positive(relative, curvature), SAFETY * tolerance);
        if (keep.length < active.length) {
          active = pick(active, keep);
          r = Columns.select(r, keep);
          p = Columns.select(p, keep);
          rz = pick(rz, keep);
        }
        z = preconditioner.apply(r);
        double[] next = Columns.dot(r, z);
        Columns.scaleAndAdd(quotient(next, rz), p, z);
        rz = next;
      }
    }

    private Matrix product(Matrix s) {
      passes++;
      return a.apply(s);
    }

    private Matrix trueProduct() {
      passes++;
      return a.accurate().apply(x);
    }

    private void record(double[] relative, int[] columns, Kind kind) {
      for (int c = 0; c < columns.length; c++) {
        latest[columns[c]] = relative[c];
      }
      ResidualPoint point = new ResidualPoint(passes, kind, Arrays.stream(latest).boxed().toList());
      history.add(point);
      listener.accept(point);
    }

    private int[] all() {
      int[] all = new int[y.cols()];
      Arrays.setAll(all, c -> c);
      return all;
    }

    private double[] relative(Matrix residual, int[] columns) {
      return RelativeResiduals.of(Columns.norm(residual), pick(norms, columns));
    }
  }

  /** The positions whose residual is above the limit. */
  private static int[] open(double[] relative, double limit) {
    int[] out = new int[relative.length];
    int count = 0;
    for (int c = 0; c < relative.length; c++) {
      if (relative[c] > limit) {
        out[count++] = c;
      }
    }
    return Arrays.copyOf(out, count);
  }

  /** The residuals of the columns whose direction had positive curvature; the others are closed. */
  private static double[] positive(double[] relative, double[] curvature) {
    double[] out = relative.clone();
    for (int c = 0; c < out.length; c++) {
      out[c] = curvature[c] > 0 ? out[c] : 0;
    }
    return out;
  }

  /** a / b, and 0 where b is not positive: A is not positive definite in that direction. */
  private static double[] quotient(double[] a, double[] b) {
    double[] out = new double[a.length];
    for (int c = 0; c < a.length; c++) {
      out[c] = b[c] > 0 ? a[c] / b[c] : 0;
    }
    return out;
  }

  private static double[] negated(double[] values) {
    double[] out = new double[values.length];
    for (int c = 0; c < values.length; c++) {
      out[c] = -values[c];
    }
    return out;
  }

  private static Matrix scaled(Matrix p, double[] factor) {
    Matrix out = Matrix.zeros(p.rows(), p.cols());
    Columns.addScaled(factor, p, out);
    return out;
  }

  private static int[] pick(int[] values, int[] positions) {
    int[] out = new int[positions.length];
    Arrays.setAll(out, c -> values[positions[c]]);
    return out;
  }

  private static double[] pick(double[] values, int[] positions) {
    double[] out = new double[positions.length];
    Arrays.setAll(out, c -> values[positions[c]]);
    return out;
  }
}
