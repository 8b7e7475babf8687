package org.sparkntk.kernels.features;

/**
 * {@link GradientFeatures} by their parameters.
 *
 * @param width features of an input
 * @param depth L, hidden layers, at least 1
 * @param dimension the most features of the output: the network is as wide as they allow
 * @param scale of the kernel: Θ(x, x) tends to scale · (L + 1) |x|²
 */
public record GradientFactory(int width, int depth, int dimension, double scale, long seed)
    implements FeatureMapFactory {
  /** Checks the ranges. */
  public GradientFactory {
    if (depth < 1 || dimension < parameters(width, depth, 1)) {
      throw new IllegalArgumentException(
          "expected at least 1 hidden layer, and for a network of width 1 with %d of them on %d"
                  .formatted(depth, width)
              + " inputs at least %d features, found %d"
                  .formatted(parameters(width, depth, 1), dimension));
    }
  }

  /** Weights of a network of width m. */
  private static long parameters(int width, int depth, long m) {
    return m * width + (depth - 1) * m * m + m;
  }

  /** m, units of a hidden layer. */
  int units() {
    int m = 1;
    while (parameters(width, depth, m + 1L) <= dimension) {
      m++;
    }
    return m;
  }

  @Override
  public FeatureMap map() {
    return new GradientFeatures(this);
  }
}
