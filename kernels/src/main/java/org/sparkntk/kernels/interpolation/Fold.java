package org.sparkntk.kernels.interpolation;

import org.sparkntk.kernels.activation.Parity;

/**
 * The angles on which a dual is tabulated. For an odd or even φ the half up to π/2 is enough, and
 * only with it do opposite inputs stay exactly opposite, or meet exactly.
 */
public enum Fold {
  /** θ ∈ [0, π], x = 2θ/π − 1. */
  NONE(Math.PI),
  /** θ ∈ [0, π/2], x = 4θ/π − 1; T(π − θ) = −T(θ), T'(π − θ) = T'(θ). */
  ODD(Math.PI / 2),
  /** The same with T(π − θ) = T(θ), T'(π − θ) = −T'(θ). */
  EVEN(Math.PI / 2);

  private final double largest;

  Fold(double largest) {
    this.largest = largest;
  }

  /** The fold that a symmetry of φ allows. */
  public static Fold of(Parity parity) {
    return parity == Parity.NONE ? NONE : parity == Parity.ODD ? ODD : EVEN;
  }

  /** θ at a coordinate x ∈ [−1, 1]. */
  double angle(double x) {
    return largest * (1 + x) / 2;
  }

  /** x of an angle. */
  double coordinate(double theta) {
    return 2 * theta / largest - 1;
  }

  /** The largest angle. */
  double largest() {
    return largest;
  }
}
