package org.sparkntk.kernels.features;

/**
 * {@link NtkRandomFeatures} by their parameters.
 *
 * @param width features of an input
 * @param depth L, hidden layers, at least 1
 * @param dimension of the output: a third of it rectified directions m₁ = m₀, the rest sketched
 * @param directions their law
 * @param scale of the kernel: Θ(x, x) = scale · (L + 1) |x|²
 */
public record NtkRandomFactory(
    int width, int depth, int dimension, Directions directions, double scale, long seed)
    implements FeatureMapFactory {
  /** Sketched features for each rectified one: the tangent part has most of the trace. */
  static final int SKETCHED = 2;

  /** Checks the ranges. */
  public NtkRandomFactory {
    if (depth < 1 || dimension <= SKETCHED) {
      throw new IllegalArgumentException(
          "expected at least 1 hidden layer and %d features, found %d and %d"
              .formatted(SKETCHED + 1, depth, dimension));
    }
  }

  int rectifiers() {
    return dimension / (1 + SKETCHED);
  }

  int sketched() {
    return dimension - rectifiers();
  }

  @Override
  public FeatureMap map() {
    return new NtkRandomFeatures(this);
  }
}
