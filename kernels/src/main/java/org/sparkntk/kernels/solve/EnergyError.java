package org.sparkntk.kernels.solve;

import java.util.Arrays;
import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * The error of a solve in the energy norm, |e|_A = √(eᵀAe) with e = A⁻¹y − x, per right-hand side.
 *
 * <p>What later iterations take off is known (Hestenes and Stiefel 1952; Strakoš and Tichý 2002):
 * |e_i|²_A − |e_{i+d}|²_A = Σ_{j=i}^{i+d−1} (Tᵀ σⱼᵀ Hⱼ⁻¹ σⱼ T)_cc, so the error some iterations ago
 * is known well. Errors in the energy norm never grow.
 */
public final class EnergyError {
  private EnergyError() {}

  /**
   * The error before the last {@code delay} iterations of a cycle; with a delay of 4 it is usually
   * 95 % or more of the truth. That of the final X is smaller than the error meant.
   *
   * @param cycle of a solve
   * @param delay d, from 1 to the number of iterations
   * @return an entry for every right-hand side; the error is at least this
   */
  public static List<Figure> beforeLast(KrylovHistory cycle, int delay) {
    return after(cycle, cycle.steps().size() - delay, delay);
  }

  /** The error after {@code iteration} iterations of the cycle, from the next {@code delay}. */
  static List<Figure> after(KrylovHistory cycle, int iteration, int delay) {
    if (delay < 1 || iteration < 0 || iteration + delay > cycle.steps().size()) {
      throw new IllegalArgumentException(
          "a delay must be in [1, " + cycle.steps().size() + "], found " + delay);
    }
    Matrix t = cycle.coefficients();
    double[] squares = new double[t.cols()];
    for (Matrix term : cycle.inverseTerms().subList(iteration, iteration + delay)) {
      double[] decrease = Columns.dot(t, Small.times(term, t));
      for (int c = 0; c < squares.length; c++) {
        squares[c] += decrease[c];
      }
    }
    return Arrays.stream(squares)
        .mapToObj(square -> new Figure(Math.sqrt(Math.max(0, square)), Figure.Kind.LOWER_BOUND))
        .toList();
  }
}
