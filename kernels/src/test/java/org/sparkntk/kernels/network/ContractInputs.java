package org.sparkntk.kernels.network;

import org.sparkntk.kernels.linalg.Matrix;

/** Inputs on which kernels go wrong. */
final class ContractInputs {
  private static final int FEATURES = 5;

  private ContractInputs() {}

  /** Inputs of equal norm √d, with duplicates, opposites and near duplicates. */
  static Matrix sphere() {
    Matrix x = Grams.gaussian(12, FEATURES, 11);
    combine(x, 7, 0, 1, 1, 0);
    combine(x, 8, 0, -1, 1, 0);
    combine(x, 9, 2, 1, 3, 1e-3);
    combine(x, 10, 2, -1, 3, 1e-2);
    return normalised(x);
  }

  /**
   * Inputs whose norms spread by a factor of 5, with zero rows, duplicates, scaled duplicates,
   * opposites and near duplicates.
   */
  static Matrix hard() {
    Matrix x = Grams.gaussian(17, FEATURES, 12);
    for (int i = 0; i < 8; i++) {
      combine(x, i, i, 0.4 + 0.23 * i, 0, 0);
    }
    combine(x, 8, 0, 0, 0, 0);
    combine(x, 9, 0, 0, 0, 0);
    combine(x, 10, 1, 1, 0, 0);
    combine(x, 11, 1, -1, 0, 0);
    combine(x, 12, 1, 1.5, 0, 0);
    combine(x, 13, 2, -0.5, 0, 0);
    combine(x, 14, 3, 1, 4, 1e-3);
    combine(x, 15, 3, -1, 4, 1e-3);
    return x;
  }

  /** The like with two norms only: kernels by quadrature cost seconds for each pair of norms. */
  static Matrix hardWithTwoNorms() {
    Matrix x = sphere();
    combine(x, 3, 3, 0.2, 0, 0);
    combine(x, 4, 3, 1, 0, 0);
    combine(x, 5, 3, -5, 0, 0);
    combine(x, 6, 0, 0, 0, 0);
    combine(x, 11, 0, 0, 0, 0);
    return x;
  }

  /** Near duplicates and near opposites at ever smaller distances. */
  static Matrix veryNear() {
    Matrix x = Grams.gaussian(14, FEATURES, 13);
    double distance = 1e-2;
    for (int i = 2; i < x.rows(); i += 2) {
      combine(x, i, 0, 1, 1, distance);
      combine(x, i + 1, 0, -1, 1, distance);
      distance /= 30;
    }
    return x;
  }

  /** With norm √d. */
  static Matrix normalised(Matrix x) {
    for (int i = 0; i < x.rows(); i++) {
      double sum = 0;
      for (int k = 0; k < FEATURES; k++) {
        sum += x.get(i, k) * x.get(i, k);
      }
      for (int k = 0; k < FEATURES; k++) {
        x.set(i, k, x.get(i, k) * Math.sqrt(FEATURES / sum));
      }
    }
    return x;
  }

  /** Row i ← a · row j + b · row k. */
  private static void combine(Matrix x, int i, int j, double a, int k, double b) {
    for (int f = 0; f < FEATURES; f++) {
      x.set(i, f, a * x.get(j, f) + b * x.get(k, f));
    }
  }
}
