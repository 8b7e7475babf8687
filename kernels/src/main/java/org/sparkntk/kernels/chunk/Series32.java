package org.sparkntk.kernels.chunk;

import org.sparkntk.kernels.interpolation.AngleBasis;
import org.sparkntk.kernels.interpolation.Profile;

/** A polynomial in an angle, evaluated at many arguments at once in float32. */
public final class Series32 {
  private final AngleBasis basis;
  private final float[] coefficients;

  private Series32(AngleBasis basis, float[] coefficients) {
    this.basis = basis;
    this.coefficients = coefficients;
  }

  /** Line n of a profile. */
  public static Series32 of(Profile profile, int n) {
    return new Series32(profile.basis(), narrow(profile.lines()[n]));
  }

  private static float[] narrow(double[] values) {
    float[] out = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      out[k] = (float) values[k];
    }
    return out;
  }

  /** Sets {@link Chunk32#value} to the polynomial at {@link Chunk32#x}. */
  public void evaluate(Chunk32 c) {
    evaluate(c, c.value);
  }

  void evaluate(Chunk32 c, float[] value) {
    if (basis == AngleBasis.MONOMIAL) {
      Horner32.evaluate(coefficients, c.x, value, c.size());
    } else {
      Clenshaw32.evaluate(coefficients, c.x, value, c.scratch, c.size());
    }
  }
}
