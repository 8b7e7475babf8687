package org.sparkntk.jobs.report;

import java.util.List;

/**
 * How the solver got on: relative residuals |y − (Θ + λI)α| / |y| of every column over the passes.
 *
 * @param tolerance what the true residual of every column should come down to
 * @param passes in order
 */
public record ResidualCurve(double tolerance, List<Pass> passes) {
  /** What is known after one pass over the Gram matrix. */
  public ResidualCurve {
    passes = List.copyOf(passes);
  }

  /**
   * The residuals after one pass.
   *
   * @param pass passes done so far, from 0
   * @param recursive one per column, as the recursion of the method updates it; empty: not known
   * @param computed one per column, computed from α itself (the true residual); empty: not computed
   *     after this pass
   */
  public record Pass(int pass, List<Double> recursive, List<Double> computed) {
    /** Copies the lists. */
    public Pass {
      recursive = List.copyOf(recursive);
      computed = List.copyOf(computed);
    }

    /** The largest of {@link #recursive}; NaN when there is none or one of them is NaN. */
    public double largestRecursive() {
      return largest(recursive);
    }

    /** The largest of {@link #computed}; NaN when there is none or one of them is NaN. */
    public double largestComputed() {
      return largest(computed);
    }

    private static double largest(List<Double> residuals) {
      return residuals.stream().reduce(Math::max).orElse(Double.NaN);
    }
  }
}
