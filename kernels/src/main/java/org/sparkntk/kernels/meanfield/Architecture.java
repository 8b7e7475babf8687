package org.sparkntk.kernels.meanfield;

/**
 * How a layer's output joins its input: y ← s·y + √g·(W φ(y) + b) with s = 0 or 1 (Hayou et al.
 * 1905.13654).
 */
public enum Architecture {
  /** y ← W φ(y) + b. */
  FEED_FORWARD(0),
  /** y ← y + W φ(y) + b. */
  RESNET(1),
  /** y ← y + l^(−1/2) (W φ(y) + b) in layer l = 2, 3, …. */
  SCALED_RESNET(1);

  private final double skip;

  Architecture(double skip) {
    this.skip = skip;
  }

  /** s. */
  double skip() {
    return skip;
  }

  /** g, the variance of layer {@code l}'s branch. */
  double branch(int l) {
    return this == SCALED_RESNET ? 1.0 / l : 1;
  }
}
