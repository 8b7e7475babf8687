package org.sparkntk.kernels.sketch;

import org.sparkntk.kernels.random.RandomStream;

/** The sketches that take the input itself. */
public enum LeafType {
  /** One entry a column: the least work, and the heaviest tails. */
  COUNT_SKETCH {
    @Override
    public LinearSketch draw(int width, int dimension, RandomStream stream) {
      return new Osnap(width, dimension, 1, stream);
    }
  },

  /** Four entries a column. */
  OSNAP {
    @Override
    public LinearSketch draw(int width, int dimension, RandomStream stream) {
      return new Osnap(width, dimension, Math.min(OSNAP_ENTRIES, dimension), stream);
    }
  },

  /** The Hadamard transform: the least variance, for dense input. */
  SRHT {
    @Override
    public LinearSketch draw(int width, int dimension, RandomStream stream) {
      return new Srht(width, dimension, stream);
    }
  };

  private static final int OSNAP_ENTRIES = 4;

  /**
   * Draws a sketch.
   *
   * @param width of the input, at least 1
   * @param dimension of the sketch, at least 1
   */
  public abstract LinearSketch draw(int width, int dimension, RandomStream stream);
}
