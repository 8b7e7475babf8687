package org.sparkntk.kernels.features;

import org.sparkntk.kernels.sketch.LeafType;
import org.sparkntk.kernels.sketch.OnePassSketch;
import org.sparkntk.kernels.sketch.PolynomialFit;

/**
 * A one-pass sketch of any kernel |x||z| f(cos(x, z)) by a polynomial in place of f, such as {@link
 * PolynomialFit#of}(f, q) or the expansion of an activation's dual.
 *
 * @param width features of an example
 * @param kernel f, or what stands for it
 * @param dimension the number of features that come out, more than the degree
 * @param leaf how the input itself is sketched
 * @param seed of all random numbers
 * @param scale a factor of the kernel, positive and finite
 * @param zeros what the kernel is for examples of zeros
 */
public record PolynomialSketchFactory(
    int width,
    PolynomialFit kernel,
    int dimension,
    LeafType leaf,
    long seed,
    double scale,
    ZeroRows zeros)
    implements FeatureMapFactory {
  /** Validates the parameters. */
  public PolynomialSketchFactory {
    NtkSketchFactory.requireShape(width, kernel.degree(), dimension, scale);
  }

  @Override
  public NtkSketch map() {
    return new NtkSketch(new OnePassSketch(width, kernel, dimension, leaf, seed), scale, zeros);
  }
}
