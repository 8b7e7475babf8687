package org.sparkntk.kernels.sketch;

/**
 * A random linear map S of vectors to shorter ones with E⟨Sx, Sy⟩ = ⟨x, y⟩ for all x and y.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public sealed interface LinearSketch permits Osnap, Srht {
  /** The length of x. */
  int width();

  /** The length of Sx. */
  int dimension();

  /** What {@link #apply} needs of scratch. */
  int scratchLength();

  /**
   * Writes Sx.
   *
   * @param out receives {@link #dimension()} entries from {@code at} on
   * @param scratch at least {@link #scratchLength()} entries, overwritten
   */
  void apply(SparseRow x, float[] out, int at, float[] scratch);
}
