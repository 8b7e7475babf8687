package org.sparkntk.kernels.solve;

import java.util.function.Consumer;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

/**
 * The block conjugate gradient method with Gaussian augmentation: all right-hand sides search in
 * one common Krylov space, so it needs several times fewer passes over A than one recurrence a
 * column.
 *
 * <p>Right-hand sides are compressed to the directions that they span ({@link LabelCompression}),
 * Gaussian columns fill the block up (arXiv:2501.18717), and the recurrence is Dubrulle's, which
 * survives the loss of rank ({@link BlockRecurrence}).
 *
 * <p>The true residual is computed every ten iterations and when the recurrence has converged, with
 * {@link LinearOperator#accurate}. Where the two have parted by more than a factor of two, or the
 * recurrence has come down to their distance, the method starts again from the true residual with
 * the X that it has: with a fast float32 operator this is iterative refinement, and reaches what
 * the accurate operator allows. Two starts in a row that do not halve the worst residual end it.
 *
 * @param tolerance the largest true relative residual |y − A x| / |y| of a column accepted, in (0,
 *     1)
 * @param maxPasses passes over A before giving up, those for true residuals included, at least 1
 * @param width how many columns a block has
 * @param seed of the Gaussian columns
 * @param listener hears of every residual as it is known
 */
public record BlockConjugateGradient(
    double tolerance, int maxPasses, BlockWidth width, long seed, Consumer<ResidualPoint> listener)
    implements Solver {

  /** Validates the ranges. */
  public BlockConjugateGradient {
    Requirements.limits(tolerance, maxPasses);
  }

  @Override
  public Solution solve(LinearOperator a, Preconditioner preconditioner, Matrix y) {
    return run(a, preconditioner, y).solution();
  }

  /** {@link #solve}, with the coefficients that diagnostics are made of. */
  public BlockSolution run(LinearOperator a, Preconditioner preconditioner, Matrix y) {
    Requirements.shape(a, y);
    return new RefinedSolve(this, a, preconditioner, y).run();
  }
}
