package org.sparkntk.kernels.solve;

import java.util.function.Consumer;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Solution.Kind;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

/**
 * The block Lanczos method with full orthogonalisation: one Krylov space of K serves the systems (K
 * + λI) α = Y of every ridge λ, as shifts do not change the space.
 *
 * <p>It knows no preconditioner; a wide block takes its place. The basis is kept, 8 n bytes a
 * column, and orthogonalisation costs 4 n s² flops for every pair of blocks.
 *
 * @param tolerance the largest relative residual of a column at the smallest ridge, in (0, 1), as
 *     the method has it; {@link RidgePath#coefficients} says how to check
 * @param maxPasses passes over K before giving up, at least 1
 * @param width how many columns a block has
 * @param seed of the Gaussian columns
 * @param listener hears of the residuals at the smallest ridge whenever they are computed
 */
public record BlockLanczos(
    double tolerance,
    int maxPasses,
    BlockWidth width,
    long seed,
    Consumer<ResidualPoint> listener) {
  private static final int CHECK_EVERY = 4;

  /** Validates the ranges. */
  public BlockLanczos {
    Requirements.limits(tolerance, maxPasses);
  }

  /**
   * Builds a space good enough for the smallest ridge, and so for all larger ones.
   *
   * @param gram K, n × n, symmetric positive semi-definite
   * @param y n × k, not zero; not changed
   * @param smallest the smallest λ of interest, positive
   * @return the path; {@link RidgePath#at} says what residual each ridge has
   */
  public RidgePath run(LinearOperator gram, Matrix y, double smallest) {
    Requirements.shape(gram, y);
    if (!(smallest > 0)) {
      throw new IllegalArgumentException("the smallest ridge must be positive, found " + smallest);
    }
    LabelCompression labels = LabelCompression.of(y);
    if (labels.rank() == 0) {
      throw new IllegalArgumentException("targets are all zero: every ridge fits them");
    }
    StartBlock start = StartBlock.of(labels, width.probes(labels.rank(), y.rows()), seed);
    LanczosBasis basis = new LanczosBasis(start.basis());
    while (true) {
      basis.extend(gram.apply(basis.last()));
      boolean last = basis.last().cols() == 0 || basis.size() == maxPasses;
      if (last || basis.size() % CHECK_EVERY == 0) {
        RidgePath path = RidgePath.of(basis, start, y);
        RidgePoint point = path.at(smallest);
        listener.accept(
            new ResidualPoint(basis.size(), Kind.RECURRENCE, point.relativeResiduals()));
        if (last || point.worstResidual() <= tolerance) {
          return path;
        }
      }
    }
  }
}
