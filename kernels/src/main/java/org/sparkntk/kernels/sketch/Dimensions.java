package org.sparkntk.kernels.sketch;

import org.sparkntk.kernels.transform.WalshHadamard;

/** How long the vectors within a sketch are. */
final class Dimensions {
  private Dimensions() {}

  /** A sketch has at least a feature for each power and one for the constant. */
  static void require(int dimension, int degree) {
    if (dimension <= degree) {
      throw new IllegalArgumentException(
          "a sketch of degree "
              + degree
              + " needs a dimension of at least "
              + (degree + 1)
              + ", found "
              + dimension);
    }
  }

  /**
   * The length of what is sketched on the way to {@code dimension} features: half of it, up to a
   * power of two. Twice the length takes twice the time for errors at most 12 % smaller (Gaussian
   * examples of 16 and 256 features, depths 1 and 3, 128 to 2,048 features out).
   */
  static int inner(int dimension) {
    return WalshHadamard.paddedLength(dimension) / 2;
  }
}
