package org.sparkntk.kernels.activation;

import java.io.Serializable;

/** A real function φ as a finite network applies it. */
public interface Nonlinearity extends Serializable {
  /** φ(x). */
  double value(double x);

  /** φ'(x); at a kink either one-sided value. */
  double slope(double x);

  /** Where φ or one of its derivatives jumps, in increasing order. */
  double[] kinks();
}
