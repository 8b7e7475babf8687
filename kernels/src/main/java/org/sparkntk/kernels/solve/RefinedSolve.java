package org.sparkntk.kernels.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Solution.Kind;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

/** One solve of {@link BlockConjugateGradient}: cycles of the recurrence and what they share. */
final class RefinedSolve {
  /** The recurrence is followed a little below the tolerance, so that the truth passes at once. */
  private static final double SAFETY = 0.9;

  private static final double STAGNATION = 0.5;
  private static final int STAGNANT_CYCLES = 2;
  private static final int CHECK_EVERY = 10;

  /** A true residual so many times that of the recurrence ends a cycle. */
  private static final double PARTED = 2;

  /** What rounding leaves of a squared norm in float64 and float32 products. */
  private static final double DROP = 1e-14;

  private static final double FAST_DROP = 1e-12;

  /** Sets the seeds of cycles apart. */
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final BlockConjugateGradient method;
  private final LinearOperator fast;
  private final LinearOperator accurate;
  private final Preconditioner preconditioner;
  private final Matrix y;
  private final double[] norms;
  private final List<ResidualPoint> history = new ArrayList<>();
  private final List<KrylovHistory> cycles = new ArrayList<>();

  /** The best X so far, with its true residual. */
  private Iterate best;

  private int passes;

  /** The part of a cycle's first residual that its recurrence is known to be wrong by. */
  private double drift;

  RefinedSolve(
      BlockConjugateGradient method, LinearOperator a, Preconditioner preconditioner, Matrix y) {
    this.method = method;
    this.fast = a;
    this.accurate = a.accurate();
    this.preconditioner = preconditioner;
    this.y = y;
    this.norms = Columns.norm(y);
    this.best = new Iterate(Matrix.zeros(y.rows(), y.cols()), y, relative(norms));
  }

  /** X, its true residual Y − A X and the latter's relative norms. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Iterate(Matrix x, Matrix residual, double[] relative) {
    double worst() {
      return RelativeResiduals.worst(relative);
    }
  }

  BlockSolution run() {
    int stagnant = 0;
    while (best.worst() > method.tolerance()
        && passes < method.maxPasses() - 1
        && stagnant < STAGNANT_CYCLES) {
      double before = best.worst();
      cycle();
      stagnant = best.worst() <= STAGNATION * before ? 0 : stagnant + 1;
    }
    boolean converged = best.worst() <= method.tolerance();
    Solution solution =
        new Solution(best.x, converged, passes, best.relative, best.residual, history);
    return new BlockSolution(solution, cycles);
  }

  /** Runs the recurrence from the best X until it has converged or can no longer be believed. */
  private void cycle() {
    StartBlock start = start();
    double first = best.worst();
    Matrix x = best.x.copy();
    BlockRecurrence recurrence = recurrence(start);
    double limit = SAFETY * method.tolerance();
    boolean trusted = true;
    for (int iteration = 1; trusted; iteration++) {
      boolean advanced = recurrence.width() > 0 && advance(recurrence, x);
      double[] relative = relative(recurrence.residualNorms());
      double worst = RelativeResiduals.worst(relative);
      if (advanced) {
        record(relative, Kind.RECURRENCE);
      }
      boolean last = !advanced || recurrence.width() == 0 || passes >= method.maxPasses() - 1;
      if (last || worst <= Math.max(limit, drift * first) || iteration % CHECK_EVERY == 0) {
        Iterate truth = truth(x);
        trusted = !last && believable(recurrence, truth, first);
        // The recurrence has converged and the truth is not there yet: how much further to go.
        limit = SAFETY * method.tolerance() * Math.min(1, worst / truth.worst());
      }
    }
    cycles.add(
        new KrylovHistory(y.rows(), start.labels(), start.coefficients(), recurrence.steps()));
  }

  private StartBlock start() {
    LabelCompression labels = LabelCompression.of(best.residual, norms);
    int probes = method.width().probes(labels.rank(), y.rows());
    return StartBlock.of(labels, probes, method.seed() + GOLDEN_RATIO * cycles.size());
  }

  private BlockRecurrence recurrence(StartBlock start) {
    double drop = fast == accurate ? DROP : FAST_DROP;
    return new BlockRecurrence(preconditioner, start.basis(), start.coefficients(), drop);
  }

  private boolean advance(BlockRecurrence recurrence, Matrix x) {
    passes++;
    return recurrence.advance(fast.apply(recurrence.directions()), x);
  }

  /** The true residual of X, at the price of a pass; keeps X if it is the best. */
  private Iterate truth(Matrix x) {
    passes++;
    Matrix residual = Columns.minus(y, accurate.apply(x));
    Iterate truth = new Iterate(x.copy(), residual, relative(Columns.norm(residual)));
    record(truth.relative, Kind.TRUE);
    if (truth.worst() < best.worst()) {
      best = truth;
    }
    return truth;
  }

  /** Whether going on with the recurrence can still improve X; measures its drift. */
  private boolean believable(BlockRecurrence recurrence, Iterate truth, double first) {
    double[] expected = relative(recurrence.residualNorms());
    double[] apart = relative(Columns.norm(Columns.minus(truth.residual, recurrence.residuals())));
    drift = RelativeResiduals.worst(apart) / first;
    boolean parted = false;
    for (int c = 0; c < expected.length; c++) {
      boolean open = truth.relative[c] > method.tolerance();
      parted |= open && !(truth.relative[c] <= PARTED * expected[c]);
    }
    return !parted
        && truth.worst() > method.tolerance()
        && RelativeResiduals.worst(expected) > drift * first;
  }

  private void record(double[] relative, Kind kind) {
    ResidualPoint point = new ResidualPoint(passes, kind, Arrays.stream(relative).boxed().toList());
    history.add(point);
    method.listener().accept(point);
  }

  private double[] relative(double[] residuals) {
    return RelativeResiduals.of(residuals, norms);
  }
}
