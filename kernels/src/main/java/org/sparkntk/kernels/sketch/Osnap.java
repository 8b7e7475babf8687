package org.sparkntk.kernels.sketch;

import java.util.Arrays;
import org.sparkntk.kernels.random.RandomStream;

/**
 * The sparse embedding OSNAP (Nelson, Nguyễn 1211.1002) in its block form: the rows are cut into s
 * blocks, and each column has one entry ±1/√s in each block. CountSketch (Charikar, Chen,
 * Farach-Colton 2002) is s = 1. In time proportional to s times the number of entries that are not
 * zero; for m a multiple of s
 *
 * <pre>
 *   Var⟨Sx, Sy⟩ = (⟨x, y⟩² + |x|²|y|² − 2 Σ xᵢ²yᵢ²) / m
 * </pre>
 *
 * for every s, but with lighter tails for larger ones.
 */
final class Osnap implements LinearSketch {
  private static final int ROW = Integer.MAX_VALUE;

  private final int width;
  private final int dimension;
  private final int blocks;
  private final float magnitude;

  /** For each column its row in each block, with the sign of its entry as the highest bit. */
  private final int[] entries;

  /**
   * Draws the rows and signs.
   *
   * @param blocks s, from 1 to {@code dimension}
   */
  Osnap(int width, int dimension, int blocks, RandomStream stream) {
    if (blocks < 1 || blocks > dimension) {
      throw new IllegalArgumentException(
          "expected 1 to " + dimension + " entries a column, found " + blocks);
    }
    this.width = width;
    this.dimension = dimension;
    this.blocks = blocks;
    this.magnitude = (float) (1 / Math.sqrt(blocks));
    this.entries = new int[Math.multiplyExact(width, blocks)];
    for (int i = 0; i < entries.length; i++) {
      int block = i % blocks;
      int first = start(block);
      long index = 2L * i;
      int row = first + stream.below(start(block + 1) - first, index);
      entries[i] = stream.sign(index + 1) < 0 ? row | ~ROW : row;
    }
  }

  private int start(int block) {
    return (int) ((long) dimension * block / blocks);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public int scratchLength() {
    return 0;
  }

  @Override
  public void apply(SparseRow x, float[] out, int at, float[] scratch) {
    Arrays.fill(out, at, at + dimension, 0);
    int[] columns = x.columns();
    float[] values = x.values();
    for (int i = 0; i < x.count(); i++) {
      float value = values[i] * magnitude;
      int first = columns[i] * blocks;
      for (int k = first; k < first + blocks; k++) {
        int entry = entries[k];
        out[at + (entry & ROW)] += entry < 0 ? -value : value;
      }
    }
  }
}
