package org.sparkntk.kernels.features;

/**
 * {@link DeflatedNtkFeatures} by their parameters.
 *
 * @param width features of an input
 * @param depth L, hidden layers, at least 1
 * @param dimension of the output
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

  /**
   * m_s of a layer; all of them together are about twice the directions. The inner products of the
   * l-th sketch have an error of about l / √m_s, of which every layer above passes on a half. The
   * sum of the squares of (l 2^(l − L))/√m_s is smallest with m_s in proportion to l 2^l.
   *
   * @param layer from 0
   */
  int sketched(int layer) {
    return sketchedBefore(layer + 1) - sketchedBefore(layer);
  }

  /**
   * The sketched features of the layers below one: at least one each, the others by their share.
   */
  int sketchedBefore(int layer) {
    int all = dimension - width - depth * (1 + directions());
    return layer + (int) ((all - depth) * (share(layer) / share(depth)));
  }

  /** 2 + 2·4 + 3·8 + ... for so many layers, in units of 2^depth, against overflow. */
  private double share(int layers) {
    double sum = 0;
    for (int l = 1; l <= layers; l++) {
      sum += l * Math.scalb(1.0, l - depth);
    }
    return sum;
  }

  @Override
  public FeatureMap map() {
    return new DeflatedNtkFeatures(this);
  }
}
