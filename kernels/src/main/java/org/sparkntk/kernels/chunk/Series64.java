package org.sparkntk.kernels.chunk;

import org.sparkntk.kernels.interpolation.Chebyshev;

/**
 * A Chebyshev series ready to be evaluated at many arguments in float64. Coefficients that cannot
 * change the value are dropped.
 */
public final class Series64 {
  /** What may be dropped, as a share of Σ |c_k|. */
  private static final double NEGLIGIBLE = 2e-16;

  /** How much larger monomial coefficients may be than the series before digits are lost. */
  private static final double LARGEST_GROWTH = 20;

  private final double[] coefficients;
  private final boolean isMonomial;

  private Series64(double[] coefficients, boolean isMonomial) {
    this.coefficients = coefficients;
    this.isMonomial = isMonomial;
  }

  /** The series Σ c_k T_k(x). */
  public static Series64 of(double[] chebyshev) {
    double[] kept = Trimming.trim(chebyshev, NEGLIGIBLE);
    boolean isMonomial = Chebyshev.growth(kept) <= LARGEST_GROWTH;
    double[] ascending = isMonomial ? Chebyshev.monomials(kept) : kept;
    return new Series64(Trimming.descending(ascending, isMonomial ? 3 : 4), isMonomial);
  }

  /** Sets {@link Chunk64#value} to the series at {@link Chunk64#x}. */
  public void evaluate(Chunk64 c) {
    evaluate(c, c.value);
  }

  void evaluate(Chunk64 c, double[] value) {
    if (isMonomial) {
      Horner64.evaluate(coefficients, c.x, value, c.size());
    } else {
      Clenshaw64.evaluate(coefficients, c.x, value, c.scratch, c.size());
    }
  }
}
