package org.sparkntk.kernels.chunk;

import org.sparkntk.kernels.interpolation.Chebyshev;

/**
 * A Chebyshev series ready to be evaluated at many arguments in float32. Coefficients that cannot
 * change the value are dropped.
 */
public final class Series32 {
  /** What may be dropped, as a share of Σ |c_k|. */
  private static final double NEGLIGIBLE = 1e-8;

  /** How much larger monomial coefficients may be than the series before digits are lost. */
  private static final double LARGEST_GROWTH = 20;

  private final float[] coefficients;
  private final boolean isMonomial;

  private Series32(float[] coefficients, boolean isMonomial) {
    this.coefficients = coefficients;
    this.isMonomial = isMonomial;
  }

  /** The series Σ c_k T_k(x). */
  public static Series32 of(double[] chebyshev) {
    double[] kept = Trimming.trim(chebyshev, NEGLIGIBLE);
    boolean isMonomial = Chebyshev.growth(kept) <= LARGEST_GROWTH;
    double[] ascending = isMonomial ? Chebyshev.monomials(kept) : kept;
    return new Series32(
        Trimming.narrow(Trimming.descending(ascending, isMonomial ? 3 : 4)), isMonomial);
  }

  /** Sets {@link Chunk32#value} to the series at {@link Chunk32#x}. */
  public void evaluate(Chunk32 c) {
    evaluate(c, c.value);
  }

  void evaluate(Chunk32 c, float[] value) {
    if (isMonomial) {
      Horner32.evaluate(coefficients, c.x, value, c.size());
    } else {
      Clenshaw32.evaluate(coefficients, c.x, value, c.scratch, c.size());
    }
  }
}
