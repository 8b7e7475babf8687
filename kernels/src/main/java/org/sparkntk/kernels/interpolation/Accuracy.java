package org.sparkntk.kernels.interpolation;

/** How many of a polynomial's terms a number format can tell from nothing. */
public enum Accuracy {
  /** For float64. */
  FLOAT64(5e-16),
  /** For float32. */
  FLOAT32(2e-8);

  private final double negligible;

  Accuracy(double negligible) {
    this.negligible = negligible;
  }

  /** The share of Σ |coefficients| that may be dropped in each direction. */
  double negligible() {
    return negligible;
  }
}
