package org.sparkntk.kernels.features;

/**
 * {@link FourierFeatures} by their parameters.
 *
 * @param width features of an input
 * @param dimension of the output, even
 * @param lengthScale s &gt; 0 of exp(−|x − z|²/(2s²))
 */
public record FourierFactory(int width, int dimension, double lengthScale, long seed)
    implements FeatureMapFactory {
  /** Checks the ranges. */
  public FourierFactory {
    if (dimension < 2 || dimension % 2 != 0) {
      throw new IllegalArgumentException(
          "expected an even number of features, a cosine and a sine each, found " + dimension);
    }
  }

  @Override
  public FeatureMap map() {
    return new FourierFeatures(this);
  }
}
