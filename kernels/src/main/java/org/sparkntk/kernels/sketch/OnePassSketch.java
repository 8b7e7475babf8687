package org.sparkntk.kernels.sketch;

import org.sparkntk.kernels.random.RandomStream;

/**
 * A sketch of a kernel that is one polynomial p of the cosine, whatever its depth (NTKSketch as run
 * by the authors of Zandieh et al. 2106.07880): E⟨φ(x), φ(y)⟩ = p(⟨x, y⟩).
 */
public final class OnePassSketch implements RowSketch {
  private final int width;
  private final PolySketch powers;
  private final SeriesSketch series;

  /**
   * Draws the sketch.
   *
   * @param width the length of the vectors
   * @param kernel p
   * @param dimension the number of features, more than the degree of p
   */
  public OnePassSketch(int width, PolynomialFit kernel, int dimension, LeafType leaf, long seed) {
    Dimensions.require(dimension, kernel.degree());
    double[] c = kernel.coefficients().stream().mapToDouble(Double::doubleValue).toArray();
    int inner = Dimensions.inner(dimension);
    this.width = width;
    this.powers = new PolySketch(width, inner, SeriesSketch.powers(c), leaf, seed, 0);
    this.series = new SeriesSketch(c, inner, dimension, RandomStream.of(seed, "one-pass", 0));
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int dimension() {
    return series.dimension();
  }

  @Override
  public Work work() {
    PolySketch.Work z = powers.work();
    float[] scratch = new float[series.scratchLength()];
    return (x, out, at) -> {
      z.apply(x);
      series.apply(z, scratch, out, at);
    };
  }
}
