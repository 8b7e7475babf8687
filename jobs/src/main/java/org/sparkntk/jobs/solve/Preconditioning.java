package org.sparkntk.jobs.solve;

import java.util.Arrays;
import java.util.Locale;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.distributed.DiagonalTiles;
import org.sparkntk.jobs.distributed.GramColumns;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.precondition.BlockJacobi;
import org.sparkntk.kernels.precondition.LowRankFactor;
import org.sparkntk.kernels.precondition.LowRankPreconditioner;
import org.sparkntk.kernels.precondition.Nystrom;
import org.sparkntk.kernels.precondition.RandomlyPivotedCholesky;
import org.sparkntk.kernels.solve.Preconditioner;

/** Chooses and builds the preconditioner of Θ + λI. */
public final class Preconditioning {
  /** Of the choice of columns, or of the random vectors. */
  private static final long SEED = 2;

  /** A factor that leaves this part of the ridge has nothing more to give. */
  private static final double NEGLIGIBLE = 0.1;

  private final PreconditionerPlan plan;
  private final GramMatrix gram;
  private final double[] diagonal;
  private final double lambda;
  private final double trace;

  /**
   * Makes the plan; nothing is built.
   *
   * @param lambda λ, absolute
   */
  public Preconditioning(SolverConfig config, GramMatrix gram, GramSummary summary, double lambda) {
    this.gram = gram;
    this.diagonal = summary.diagonal();
    this.lambda = lambda;
    this.trace = Arrays.stream(diagonal).sum();
    double condition = lambda > 0 ? (trace + lambda) / lambda : Double.POSITIVE_INFINITY;
    this.plan = PreconditionerPlan.of(config, gram.size(), condition);
  }

  /** Whether there is anything to build. */
  public boolean isNeeded() {
    return plan.builds();
  }

  /** What will be built, and why. */
  public String describe() {
    String type = plan.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String rank = plan.rank() > 0 ? " of rank " + plan.rank() : "";
    return "%s%s: %s".formatted(type, rank, plan.reason());
  }

  /**
   * Builds it.
   *
   * @throws InvalidInputException if the matrix is not positive definite enough for it
   */
  public BuiltPreconditioner build() {
    try {
      return switch (plan.type()) {
        case NONE -> BuiltPreconditioner.none();
        case JACOBI -> BuiltPreconditioner.of(Preconditioner.jacobi(regularised()));
        case BLOCK_JACOBI -> BuiltPreconditioner.of(BlockJacobi.of(DiagonalTiles.of(gram), lambda));
        case NYSTROM -> lowRank(Nystrom.factor(gram, trace, gram.precision(), plan.rank(), SEED));
        case RPCHOLESKY -> lowRank(pivoted());
        case AUTO -> throw new IllegalStateException("a plan has chosen");
      };
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "solver.preconditioner: %s; raise solver.ridge or set solver.preconditioner = none"
              .formatted(e.getMessage()));
    }
  }

  private LowRankFactor pivoted() {
    RandomlyPivotedCholesky cholesky =
        new RandomlyPivotedCholesky(new GramColumns(gram, diagonal), gram.precision(), SEED);
    int candidates = plan.candidates(gram.size());
    double enough = NEGLIGIBLE * lambda * gram.size();
    boolean grows = true;
    while (grows && cholesky.rank() < plan.rank() && cholesky.residualTrace() > enough) {
      grows = cholesky.grow(candidates, plan.rank());
    }
    return cholesky.factor();
  }

  private BuiltPreconditioner lowRank(LowRankFactor factor) {
    double explained = trace > 0 ? 1 - factor.residualTrace() / trace : 1;
    return new BuiltPreconditioner(
        LowRankPreconditioner.of(factor, lambda), factor.rank(), explained, factor.tau());
  }

  /** diag(Θ) + λ; an all-zero example without a ridge keeps P positive. */
  private double[] regularised() {
    return Arrays.stream(diagonal).map(value -> value + lambda > 0 ? value + lambda : 1).toArray();
  }
}
