package org.sparkntk.kernels.features;

import org.sparkntk.kernels.sketch.LayerwiseSketch;
import org.sparkntk.kernels.sketch.LeafType;
import org.sparkntk.kernels.sketch.OnePassSketch;
import org.sparkntk.kernels.sketch.PolynomialFit;
import org.sparkntk.kernels.sketch.ReluKernels;

/**
 * NTKSketch (Zandieh et al. 2106.07880) of the fully connected ReLU network without biases, whose
 * NTK is |x||z| {@link ReluKernels#ntk}(L, cos(x, z)).
 *
 * @param width features of an example
 * @param depth L, the number of hidden layers, from 1 to {@value LayerwiseSketch#MAX_DEPTH}
 * @param degree q of the polynomials, a power of two from 2 to {@value #MAX_DEGREE}
 * @param dimension the number of features that come out, more than {@code degree}
 * @param mode how layers are treated
 * @param leaf how the input itself is sketched
 * @param seed of all random numbers
 * @param scale a factor of the kernel, positive and finite
 */
public record NtkSketchFactory(
    int width,
    int depth,
    int degree,
    int dimension,
    SketchMode mode,
    LeafType leaf,
    long seed,
    double scale)
    implements FeatureMapFactory {
  /** The largest degree that is of use. */
  public static final int MAX_DEGREE = 64;

  /** Validates the parameters. */
  public NtkSketchFactory {
    if (depth < 1 || depth > LayerwiseSketch.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "depth: expected 1 to " + LayerwiseSketch.MAX_DEPTH + " hidden layers, found " + depth);
    }
    if (degree < 2 || degree > MAX_DEGREE || Integer.bitCount(degree) != 1) {
      throw new IllegalArgumentException(
          "degree: expected a power of two from 2 to " + MAX_DEGREE + ", found " + degree);
    }
    requireShape(width, degree, dimension, scale);
  }

  /** What sketches of all kernels ask for. */
  static void requireShape(int width, int degree, int dimension, double scale) {
    if (width < 1) {
      throw new IllegalArgumentException("width: expected at least 1, found " + width);
    }
    if (dimension <= degree) {
      throw new IllegalArgumentException(
          "dimension: expected at least "
              + (degree + 1)
              + " for degree "
              + degree
              + ", found "
              + dimension);
    }
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("scale: expected positive and finite, found " + scale);
    }
  }

  @Override
  public NtkSketch map() {
    return new NtkSketch(
        switch (mode) {
          case ONE_PASS ->
              new OnePassSketch(
                  width,
                  PolynomialFit.of(t -> ReluKernels.ntk(depth, t), degree),
                  dimension,
                  leaf,
                  seed);
          case LAYERWISE -> new LayerwiseSketch(width, depth, degree, dimension, leaf, seed);
        },
        scale,
        ZeroRows.ZERO);
  }
}
