package org.sparkntk.kernels.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Solution.Kind;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

/**
 * Solves with a cheap operator until the residual of a dear one is small enough: R = Y − A X in
 * float64 with the dear A, a correction D from the cheap one, X ← X + D.
 *
 * <p>A step gains about the larger of the inner tolerance and the relative distance of the two
 * operators, so two or three passes of the dear one certify a solution to float64 accuracy.
 *
 * @param inner makes the solver of one correction, which tells the listener that it is given
 * @param exact the dear operator; residuals are those of its {@link LinearOperator#accurate}
 * @param tolerance the largest true relative residual of a column accepted, in (0, 1)
 * @param maxSteps corrections before giving up, at least 1
 * @param listener hears of every residual, in terms of Y
 */
public record IterativeRefinement(
    Function<Consumer<ResidualPoint>, Solver> inner,
    LinearOperator exact,
    double tolerance,
    int maxSteps,
    Consumer<ResidualPoint> listener)
    implements Solver {
  private static final double STAGNATION = 0.5;

  /** Validates the ranges. */
  public IterativeRefinement {
    Requirements.limits(tolerance, maxSteps);
  }

  @Override
  public Solution solve(LinearOperator a, Preconditioner preconditioner, Matrix y) {
    Requirements.shape(a, y);
    Requirements.shape(exact, y);
    return new Steps(y).run(a, preconditioner);
  }

  /** The state of one solve. */
  private final class Steps {
    private final Matrix y;
    private final double[] norms;
    private final List<ResidualPoint> history = new ArrayList<>();
    private Matrix x;
    private Matrix residual;
    private double[] relative;
    private int passes;

    Steps(Matrix y) {
      this.y = y;
      this.norms = Columns.norm(y);
      this.x = Matrix.zeros(y.rows(), y.cols());
      this.residual = y;
      this.relative = relative(y);
    }

    Solution run(LinearOperator a, Preconditioner preconditioner) {
      boolean improving = true;
      for (int step = 0;
          step < maxSteps && improving && RelativeResiduals.worst(relative) > tolerance;
          step++) {
        improving = correct(a, preconditioner);
      }
      return new Solution(
          x, RelativeResiduals.worst(relative) <= tolerance, passes, relative, residual, history);
    }

    /** One step; keeps the better X. */
    private boolean correct(LinearOperator a, Preconditioner preconditioner) {
      int before = passes;
      Solution correction =
          inner
              .apply(point -> record(before + point.pass(), point.kind(), point))
              .solve(a, preconditioner, residual);
      Matrix candidate = x.copy();
      for (int i = 0; i < candidate.data().length; i++) {
        candidate.data()[i] += correction.x().data()[i];
      }
      passes = before + correction.passes() + 1;
      Matrix rest = Columns.minus(y, exact.accurate().apply(candidate));
      double[] found = relative(rest);
      tell(new ResidualPoint(passes, Kind.TRUE, boxed(found)));
      double last = RelativeResiduals.worst(relative);
      if (RelativeResiduals.worst(found) < last) {
        x = candidate;
        residual = rest;
        relative = found;
      }
      return RelativeResiduals.worst(found) <= STAGNATION * last;
    }

    /** The inner solver measures against the residual that it is to remove. */
    private void record(int pass, Kind kind, ResidualPoint point) {
      double[] scaled = new double[relative.length];
      for (int c = 0; c < scaled.length; c++) {
        scaled[c] = point.relativeResiduals().get(c) * relative[c];
      }
      tell(new ResidualPoint(pass, kind, boxed(scaled)));
    }

    private void tell(ResidualPoint point) {
      history.add(point);
      listener.accept(point);
    }

    private double[] relative(Matrix rest) {
      return RelativeResiduals.of(Columns.norm(rest), norms);
    }

    private static List<Double> boxed(double[] values) {
      return Arrays.stream(values).boxed().toList();
    }
  }
}
