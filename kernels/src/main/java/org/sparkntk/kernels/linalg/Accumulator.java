package org.sparkntk.kernels.linalg;

/**
 * Sums of products of tiles with right-hand sides, in float64 and in the layout of {@link Operand}.
 * Belongs to one thread.
 */
public final class Accumulator {
  private final Lanes64 sums;

  Accumulator(Lanes64 sums) {
    this.sums = sums;
  }

  /** The number of rows. */
  public int rows() {
    return sums.rows();
  }

  /** The number of columns. */
  public int width() {
    return sums.width();
  }

  /** The sums so far, rows × width, new. */
  public Matrix matrix() {
    return sums.matrix();
  }

  /**
   * Adds the sums to integers and begins again with zeros, so that the next sums are in memory that
   * has been used before.
   *
   * @param format of the integers
   * @param to sums in units of {@code format}, rows × width, row-major
   */
  public void moveTo(FixedPoint format, long[] to) {
    sums.moveTo(format, to);
  }

  double[][] groups() {
    return sums.groups();
  }

  /** Adds float32 sums of the same shape and layout. */
  void add(Lanes32 terms) {
    for (int g = 0; g < terms.groups().length; g++) {
      float[] from = terms.groups()[g];
      double[] to = sums.groups()[g];
      for (int i = 0; i < from.length; i++) {
        to[i] += from[i];
      }
    }
  }
}
