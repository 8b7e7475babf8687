package org.sparkntk.kernels.features;

/**
 * {@link DeflatedNtkFeatures} by their parameters.
 *
 * @param width features of an input
 * @param depth L, hidden layers, at least 1
 * @param dimension the most features of the output
 * @param scale of the kernel: Θ(x, x) = scale · (L + 1) |x|²
 */
public record DeflatedNtkFactory(int width, int depth, int dimension, double scale, long seed)
    implements FeatureMapFactory {
  private static final int SKETCHED = NtkRandomFactory.SKETCHED;

  /** Checks the ranges. */
  public DeflatedNtkFactory {
    int least = width + depth * (2 + SKETCHED);
    if (depth < 1 || dimension < least) {
      throw new IllegalArgumentException(
          "expected at least 1 hidden layer, and for %d of them on %d inputs at least %d features,"
                  .formatted(depth, width, least)
              + " found "
              + dimension);
    }
  }

  /** m₁ = m₀, directions a layer. */
  int directions() {
    return ((dimension - width) / depth - 1) / (1 + SKETCHED);
  }

  /** m_s, sketched features a layer. */
  int sketched() {
    return (dimension - width) / depth - 1 - directions();
  }

  @Override
  public FeatureMap map() {
    return new DeflatedNtkFeatures(this);
  }
}
