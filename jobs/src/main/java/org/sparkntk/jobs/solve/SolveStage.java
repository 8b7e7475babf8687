package org.sparkntk.jobs.solve;

import java.util.function.Consumer;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.BlockConjugateGradient;
import org.sparkntk.kernels.solve.BlockWidth;
import org.sparkntk.kernels.solve.ConjugateGradient;
import org.sparkntk.kernels.solve.LinearOperator;
import org.sparkntk.kernels.solve.Preconditioner;
import org.sparkntk.kernels.solve.Ridge;
import org.sparkntk.kernels.solve.Solution;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;
import org.sparkntk.kernels.solve.Solver;

/** Turns a Gram matrix and targets into dual coefficients. */
public final class SolveStage {
  /** Of the Gaussian columns, which only speed the solve up. */
  private static final long SEED = 1;

  private final SolverConfig config;

  /** A stage with its settings. */
  public SolveStage(SolverConfig config) {
    this.config = config;
  }

  /** The absolute λ for a Gram matrix. */
  public double lambda(GramSummary gram) {
    return switch (config.ridgeScale()) {
      case ABSOLUTE -> config.ridge();
      case RELATIVE -> config.ridge() * gram.meanDiagonal();
    };
  }

  /**
   * Solves (Θ + λI) α = Y.
   *
   * @param gram Θ
   * @param summary what is known of Θ
   * @param targets Y, n × k
   * @param listener hears of every residual
   */
  public Solution solve(
      LinearOperator gram, GramSummary summary, Matrix targets, Consumer<ResidualPoint> listener) {
    double lambda = lambda(summary);
    return solver(listener)
        .solve(new Ridge(gram, lambda), preconditioner(summary, lambda), targets);
  }

  private Solver solver(Consumer<ResidualPoint> listener) {
    return switch (config.method()) {
      case BLOCK_CG ->
          new BlockConjugateGradient(
              config.tolerance(), config.maxPasses(), BlockWidth.NATURAL, SEED, listener);
      case CG -> new ConjugateGradient(config.tolerance(), config.maxPasses(), listener);
    };
  }

  private Preconditioner preconditioner(GramSummary summary, double lambda) {
    return switch (config.preconditioner()) {
      case NONE -> Preconditioner.identity();
      case JACOBI -> Preconditioner.jacobi(regularised(summary.diagonal(), lambda));
    };
  }

  /** diag(Θ) + λ; an all-zero example without a ridge keeps P positive. */
  private static double[] regularised(double[] diagonal, double lambda) {
    double[] out = new double[diagonal.length];
    for (int i = 0; i < out.length; i++) {
      double value = diagonal[i] + lambda;
      out[i] = value > 0 ? value : 1;
    }
    return out;
  }
}
