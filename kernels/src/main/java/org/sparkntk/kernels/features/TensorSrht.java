package org.sparkntk.kernels.features;

import org.sparkntk.kernels.random.RandomStream;
import org.sparkntk.kernels.sketch.HadamardTensorSketch;
import org.sparkntk.kernels.sketch.HadamardTensorSketch.Draw;

/** The {@link HadamardTensorSketch} of one layer, with random numbers by role. */
final class TensorSrht {
  private final HadamardTensorSketch sketch;

  /**
   * @param leftLength of x
   * @param rightLength of y
   * @param dimension m
   * @param role of the random numbers
   */
  TensorSrht(int leftLength, int rightLength, int dimension, long seed, String role, int layer) {
    this.sketch =
        new HadamardTensorSketch(
            leftLength,
            rightLength,
            dimension,
            draw(seed, role + " left", layer),
            draw(seed, role + " right", layer));
  }

  private static Draw draw(long seed, String side, int layer) {
    return new Draw(
        RandomStream.of(seed, side + " signs", layer),
        RandomStream.of(seed, side + " samples", layer),
        0);
  }

  /** Arrays for one row at a time. */
  final class Workspace {
    private final float[] x = new float[sketch.leftLength()];
    private final float[] y = new float[sketch.rightLength()];

    /**
     * Sketches one row.
     *
     * @param a holds x from {@code aOffset} on
     * @param b holds y from {@code bOffset} on
     * @param out receives m numbers from {@code outOffset} on
     */
    void apply(float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset) {
      sketch.left(a, aOffset, x);
      sketch.right(b, bOffset, y);
      sketch.multiply(x, y, out, outOffset);
    }
  }
}
