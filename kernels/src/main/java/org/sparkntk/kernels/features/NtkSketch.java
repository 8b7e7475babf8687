package org.sparkntk.kernels.features;

import org.sparkntk.kernels.KernelRangeException;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.sketch.RowSketch;
import org.sparkntk.kernels.sketch.SparseRow;
import org.sparkntk.kernels.sketch.SparseRows;

/**
 * Sketched features of a kernel |x||z| f(cos(x, z)): √scale |x| times a sketch of x/|x|. The kernel
 * of a fully connected ReLU network without biases is of this form.
 *
 * <p>An example is sketched on its own, without a matrix product: its features depend on nothing
 * but itself, neither the block it comes in nor the BLAS. The work on the input grows with the
 * entries that are not zero, and both ways to write an example have the same features.
 */
public final class NtkSketch implements SparseFeatureMap {
  private final RowSketch sketch;
  private final double rootScale;
  private final ZeroRows zeros;

  /**
   * Features from a sketch of unit vectors.
   *
   * @param scale a factor of the kernel, positive and finite
   * @param zeros what the kernel is for examples of zeros
   */
  public NtkSketch(RowSketch sketch, double scale, ZeroRows zeros) {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("expected a positive, finite scale, found " + scale);
    }
    this.sketch = sketch;
    this.rootScale = Math.sqrt(scale);
    this.zeros = zeros;
  }

  @Override
  public int width() {
    return sketch.width();
  }

  @Override
  public int dimension() {
    return sketch.dimension();
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public double productFlops() {
    return 0;
  }

  @Override
  public Tile features(Matrix examples) {
    requireWidth(examples.cols());
    return features(examples.rows(), (i, row) -> row.set(examples.data(), i * examples.cols()));
  }

  @Override
  public Tile features(SparseRows examples) {
    requireWidth(examples.width());
    return features(examples.rows(), (i, row) -> row.set(examples, i));
  }

  private Tile features(int rows, RowReader reader) {
    float[] out = new float[Math.multiplyExact(rows, dimension())];
    RowSketch.Work work = sketch.work();
    SparseRow unit = new SparseRow(width());
    for (int i = 0; i < rows; i++) {
      reader.read(i, unit);
      double norm = unit.normalize();
      if (norm != 0) {
        int start = i * dimension();
        work.apply(unit, out, start);
        scale(out, start, (float) (rootScale * norm));
      } else if (zeros == ZeroRows.REFUSED) {
        throw new KernelRangeException(
            "expected examples with a number other than zero, because the kernel of this network is"
                + " not zero without one, which a sketch of directions cannot tell; found none in"
                + " example %,d of its block; leave it out, or take nystrom".formatted(i + 1));
      }
    }
    return new Float32Tile(rows, dimension(), out);
  }

  private void scale(float[] out, int start, float factor) {
    for (int k = start; k < start + dimension(); k++) {
      out[k] *= factor;
    }
  }

  private void requireWidth(int found) {
    if (found != width()) {
      throw new IllegalArgumentException(
          "expected examples of " + width() + " features, found " + found);
    }
  }

  /** Reads an example. */
  @FunctionalInterface
  private interface RowReader {
    void read(int i, SparseRow row);
  }
}
