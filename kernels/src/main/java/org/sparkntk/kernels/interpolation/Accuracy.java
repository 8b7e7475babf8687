package org.sparkntk.kernels.interpolation;

/** How many of a polynomial's terms a number format can tell from nothing. */
public enum Accuracy {
  /** For float64. */
  FLOAT64(2e-16),
  /** For float32. */
  FLOAT32(4e-9);

  private final double negligible;

  Accuracy(double negligible) {
    this.negligible = negligible;
  }

  /** The share of Σ |coefficients| below which the last coefficients are dropped. */
  double negligible() {
    return negligible;
  }
}
