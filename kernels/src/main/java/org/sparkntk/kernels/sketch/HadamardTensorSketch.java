package org.sparkntk.kernels.sketch;

import org.sparkntk.kernels.random.RandomStream;

/**
 * The sketch TensorSRHT of x ⊗ y (Ahle et al. 1909.01410) by the real Hadamard transform and with
 * rows without replacement,
 *
 * <pre>
 *   S(x ⊗ y)_k = m^(−½) (H D₁ x)_i(k) (H D₂ y)_j(k),     E⟨S(x ⊗ y), S(x' ⊗ y')⟩ = ⟨x, x'⟩⟨y, y'⟩
 * </pre>
 *
 * with independent signs D₁, D₂ and rows i, j. Each entry is an unbiased estimate whatever the
 * rows, and estimates from different rows of the same transform are negatively correlated; the
 * variance is at most 8 |x|²|x'|²|y|²|y'|²/m.
 */
public final class HadamardTensorSketch {
  private final HadamardRows left;
  private final HadamardRows right;
  private final float magnitude;

  /**
   * Draws signs and rows.
   *
   * @param leftWidth the length of x
   * @param rightWidth the length of y
   * @param dimension m
   * @param leftStream the signs and rows of the left factor
   * @param rightStream those of the right one
   */
  public HadamardTensorSketch(
      int leftWidth,
      int rightWidth,
      int dimension,
      RandomStream leftStream,
      RandomStream rightStream) {
    this(
        leftWidth,
        rightWidth,
        dimension,
        new Draw(leftStream, leftStream, leftWidth),
        new Draw(rightStream, rightStream, rightWidth));
  }

  /** The same with signs and rows from streams of their own. */
  public HadamardTensorSketch(int leftWidth, int rightWidth, int dimension, Draw left, Draw right) {
    this.left = new HadamardRows(leftWidth, dimension, left.signs, left.rows, left.first);
    this.right = new HadamardRows(rightWidth, dimension, right.signs, right.rows, right.first);
    this.magnitude = (float) (1 / Math.sqrt(dimension));
  }

  /**
   * The random numbers of one factor.
   *
   * @param signs of its entries, from index 0 on
   * @param rows of its transform
   * @param first index of the numbers that the rows are drawn by
   */
  public record Draw(RandomStream signs, RandomStream rows, long first) {}

  /** The length of the sketch. */
  public int dimension() {
    return left.count();
  }

  /** The length of a left spectrum. */
  public int leftLength() {
    return left.length();
  }

  /** The length of a right spectrum. */
  public int rightLength() {
    return right.length();
  }

  /** Writes H D₁ x, which serves every product that has x on its left. */
  public void left(float[] x, float[] spectrum) {
    left(x, 0, spectrum);
  }

  /** The same for an x from {@code offset} on. */
  public void left(float[] x, int offset, float[] spectrum) {
    left.transform(x, offset, spectrum);
  }

  /** Writes H D₂ y. */
  public void right(float[] y, float[] spectrum) {
    right(y, 0, spectrum);
  }

  /** The same for a y from {@code offset} on. */
  public void right(float[] y, int offset, float[] spectrum) {
    right.transform(y, offset, spectrum);
  }

  /**
   * Writes the sketch of x ⊗ y.
   *
   * @param leftSpectrum of x
   * @param rightSpectrum of y
   * @param out receives {@link #dimension()} entries from {@code at} on
   */
  public void multiply(float[] leftSpectrum, float[] rightSpectrum, float[] out, int at) {
    for (int k = 0; k < left.count(); k++) {
      out[at + k] = magnitude * leftSpectrum[left.row(k)] * rightSpectrum[right.row(k)];
    }
  }
}
