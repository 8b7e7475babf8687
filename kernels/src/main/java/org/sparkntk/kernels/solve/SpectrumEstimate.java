package org.sparkntk.kernels.solve;

import java.util.Arrays;
import java.util.List;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * What a solve has seen of the spectrum of A, or of P⁻¹A if it was preconditioned, at no cost.
 *
 * <p>The coefficients of the iteration are those of a block Lanczos process: with H and C of {@link
 * BlockStep}, the block tridiagonal matrix of Tⱼⱼ = Hⱼ + Cⱼ Hⱼ₋₁ Cⱼᵀ (T₀₀ = H₀) and Tⱼ₊₁,ⱼ = Cⱼ₊₁
 * Hⱼ has Ritz values as eigenvalues. They lie inside the spectrum, so its ends are beyond them, and
 * the condition number is at least theirs. A preconditioned solve says nothing about A itself.
 *
 * @param ritzValues ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record SpectrumEstimate(double[] ritzValues) {
  /** Requires a Ritz value. */
  public SpectrumEstimate {
    if (ritzValues.length == 0) {
      throw new IllegalArgumentException("nothing was iterated: there are no Ritz values");
    }
  }

  /** The order of the largest eigenproblem: a second's work. */
  private static final int LARGEST_ORDER = 2000;

  /** Whether a solve has iterated, with blocks that are narrow enough. */
  public static boolean canBe(BlockSolution found) {
    return found.cycles().stream()
        .anyMatch(c -> !c.steps().isEmpty() && c.steps().get(0).width() <= LARGEST_ORDER);
  }

  /** From all cycles of a solve; of a long one, from its first iterations. */
  public static SpectrumEstimate of(BlockSolution found) {
    return new SpectrumEstimate(
        found.cycles().stream()
            .flatMapToDouble(cycle -> Arrays.stream(ritzValues(cycle.steps())))
            .sorted()
            .toArray());
  }

  /** The largest eigenvalue. */
  public Figure largest() {
    return new Figure(ritzValues[ritzValues.length - 1], Figure.Kind.LOWER_BOUND);
  }

  /** The smallest eigenvalue. */
  public Figure smallest() {
    return new Figure(ritzValues[0], Figure.Kind.UPPER_BOUND);
  }

  /** The condition number. */
  public Figure condition() {
    return new Figure(largest().value() / smallest().value(), Figure.Kind.LOWER_BOUND);
  }

  private static double[] ritzValues(List<BlockStep> steps) {
    int order = 0;
    int count = 0;
    while (count < steps.size() && order + steps.get(count).width() <= LARGEST_ORDER) {
      order += steps.get(count).width();
      count++;
    }
    Matrix t = Matrix.zeros(order, order);
    int at = 0;
    for (int j = 0; j < count; j++) {
      Matrix h = steps.get(j).curvature();
      Small.place(t, at, at, h);
      if (j > 0) {
        Matrix c = steps.get(j).factor();
        Matrix off = Small.times(c, steps.get(j - 1).curvature());
        Matrix diagonal = Small.add(h.copy(), Small.times(off, Small.transposed(c)));
        Small.place(t, at, at, Small.symmetrise(diagonal));
        Small.place(t, at, at - off.cols(), off);
        Small.place(t, at - off.cols(), at, Small.transposed(off));
      }
      at += h.rows();
    }
    return Lapack.symmetricEigen(order, t.data());
  }
}
