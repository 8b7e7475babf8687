package org.sparkntk.kernels.interpolation;

/** In which basis a polynomial in the angle is evaluated. */
public enum AngleBasis {
  /** Powers of x, by Horner's rule: the fastest. */
  MONOMIAL(3),
  /** Chebyshev polynomials, by Clenshaw's recurrence: where powers would lose digits. */
  CHEBYSHEV(4);

  private final int run;

  AngleBasis(int run) {
    this.run = run;
  }

  /** The number of coefficients is a multiple of this. */
  int run() {
    return run;
  }
}
