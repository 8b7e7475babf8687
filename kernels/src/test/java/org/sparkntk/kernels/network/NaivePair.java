package org.sparkntk.kernels.network;

import org.sparkntk.kernels.linalg.Matrix;

/**
 * The state of one pair in {@link NaiveRecursion}.
 *
 * @param q11 K(x, x)
 * @param q22 K(z, z)
 * @param q12 K(x, z)
 * @param tangent Θ(x, z)
 * @param width units of the last layer, where the parameterisation wants it
 * @param isSame whether x and z are one example, not two that agree
 */
record NaivePair(Decimal q11, Decimal q22, Decimal q12, double tangent, int width, boolean isSame) {

  static NaivePair of(Matrix x, int i, Matrix z, int j, boolean isSame) {
    return new NaivePair(
        inner(x, i, x, i), inner(z, j, z, j), inner(x, i, z, j), 0, x.cols(), isSame);
  }

  private static Decimal inner(Matrix a, int i, Matrix b, int j) {
    Decimal sum = Decimal.of(0);
    for (int k = 0; k < a.cols(); k++) {
      sum = sum.plus(Decimal.of(a.get(i, k)).times(Decimal.of(b.get(j, k))));
    }
    return sum.over(Decimal.of(a.cols()));
  }

  /** arccos ρ; π/2 if one of them is zero. */
  double angle() {
    Decimal product = q11.times(q22);
    Decimal area = product.minus(q12.times(q12));
    if (product.value() == 0) {
      return Math.PI / 2;
    }
    return Math.atan2(area.value() > 0 ? area.squareRoot().value() : 0, q12.value());
  }

  NaivePair plus(NaivePair other) {
    return new NaivePair(
        q11.plus(other.q11),
        q22.plus(other.q22),
        q12.plus(other.q12),
        tangent + other.tangent,
        Math.max(width, other.width),
        isSame);
  }

  NaivePair times(NaivePair other) {
    return new NaivePair(
        q11.times(other.q11),
        q22.times(other.q22),
        q12.times(other.q12),
        tangent * other.q12.value() + other.tangent * q12.value(),
        Math.max(width, other.width),
        isSame);
  }

  NaivePair scaled(double share) {
    Decimal s = Decimal.of(share);
    return new NaivePair(q11.times(s), q22.times(s), q12.times(s), tangent * share, width, isSame);
  }
}
