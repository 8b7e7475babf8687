package org.sparkntk.kernels.sketch;

/**
 * Features of unit vectors whose inner products approximate a function of their cosine.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public sealed interface RowSketch permits OnePassSketch, LayerwiseSketch {
  /** The length of the vectors. */
  int width();

  /** The number of features. */
  int dimension();

  /** Working arrays for one vector after another; not thread-safe. */
  Work work();

  /** Sketches one vector after another. */
  @FunctionalInterface
  interface Work {
    /**
     * Writes the features of a unit vector.
     *
     * @param out receives {@link RowSketch#dimension()} entries from {@code at} on
     */
    void apply(SparseRow x, float[] out, int at);
  }
}
