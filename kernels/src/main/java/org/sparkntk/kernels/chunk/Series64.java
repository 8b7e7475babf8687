package org.sparkntk.kernels.chunk;

import org.sparkntk.kernels.interpolation.AngleBasis;
import org.sparkntk.kernels.interpolation.Profile;

/** A polynomial in an angle, evaluated at many arguments at once in float64. */
public final class Series64 {
  private final AngleBasis basis;
  private final double[] coefficients;

  private Series64(AngleBasis basis, double[] coefficients) {
    this.basis = basis;
    this.coefficients = coefficients;
  }

  /** Line n of a profile. */
  public static Series64 of(Profile profile, int n) {
    return new Series64(profile.basis(), profile.lines()[n]);
  }

  /** Sets {@link Chunk64#value} to the polynomial at {@link Chunk64#x}. */
  public void evaluate(Chunk64 c) {
    evaluate(c, c.value);
  }

  void evaluate(Chunk64 c, double[] value) {
    if (basis == AngleBasis.MONOMIAL) {
      Horner64.evaluate(coefficients, c.x, value, c.size());
    } else {
      Clenshaw64.evaluate(coefficients, c.x, value, c.scratch, c.size());
    }
  }
}
