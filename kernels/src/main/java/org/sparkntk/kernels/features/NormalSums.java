package org.sparkntk.kernels.features;

import java.lang.reflect.Array;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Strips;
import org.sparkntk.kernels.linalg.Tile;

/**
 * The sums ZᵀZ, ZᵀY and YᵀY of ridge regression over blocks of rows, in integers: their bits do not
 * depend on the order or the grouping of the blocks.
 *
 * <p>A block's own products have the precision of its tile; all sums over blocks are exact.
 */
public final class NormalSums {
  private final SumLayout layout;
  private final long[][] pieces;
  private double largest;

  /** Sums of nothing. */
  public NormalSums(SumLayout layout) {
    this.layout = layout;
    this.pieces = new long[layout.pieces()][];
    Strips strips = layout.strips();
    int at = 0;
    for (int i = 0; i < strips.count(); i++) {
      for (int j = i; j < strips.count(); j++) {
        pieces[at++] = new long[strips.width(i) * strips.width(j)];
      }
    }
    pieces[at++] = new long[layout.features() * layout.outputs()];
    pieces[at] = new long[layout.outputs() + 1];
  }

  /**
   * Adds a block of rows.
   *
   * @param z features, rows × D
   * @param y targets, rows × k
   */
  public void add(Tile z, Matrix y) {
    if (z.cols() != layout.features() || y.cols() != layout.outputs() || z.rows() != y.rows()) {
      throw new IllegalArgumentException(
          "%d × %d features with %d × %d targets in sums of %d features and %d outputs"
              .formatted(
                  z.rows(), z.cols(), y.rows(), y.cols(), layout.features(), layout.outputs()));
    }
    if (z instanceof Float32Tile tile) {
      add(tile, y);
    } else if (z instanceof Float64Tile tile) {
      add(tile, y);
    }
    addSquares(y);
  }

  private void add(Float32Tile z, Matrix y) {
    float largestHere = 0;
    for (float value : z.values()) {
      largestHere = Math.max(largestHere, Math.abs(value));
    }
    if (!fits(largestHere)) {
      return;
    }
    Strips cut = layout.strips();
    float[][] strips = new float[cut.count()][];
    for (int i = 0; i < strips.length; i++) {
      strips[i] = new float[z.rows() * cut.width(i)];
      copy(z.values(), z.cols(), cut.first(i), strips[i], cut.width(i));
    }
    float[] product = new float[Strips.WIDTH * Strips.WIDTH];
    int at = 0;
    for (int i = 0; i < strips.length; i++) {
      for (int j = i; j < strips.length; j++) {
        if (i == j) {
          Blas.gram(z.rows(), cut.width(i), strips[i], product);
        } else {
          Blas.transposedMultiply(
              cut.width(i), cut.width(j), z.rows(), strips[i], strips[j], product);
        }
        add(product, layout.gramScale(), pieces[at++]);
      }
    }
    float[] targets = new float[y.data().length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) y.data()[i];
    }
    float[] cross = new float[pieces[at].length];
    Blas.transposedMultiply(z.cols(), y.cols(), z.rows(), z.values(), targets, cross);
    add(cross, layout.crossScale(), pieces[at]);
  }

  private void add(Float64Tile z, Matrix y) {
    double largestHere = 0;
    for (double value : z.values()) {
      largestHere = Math.max(largestHere, Math.abs(value));
    }
    if (!fits(largestHere)) {
      return;
    }
    Strips cut = layout.strips();
    double[][] strips = new double[cut.count()][];
    for (int i = 0; i < strips.length; i++) {
      strips[i] = new double[z.rows() * cut.width(i)];
      copy(z.values(), z.cols(), cut.first(i), strips[i], cut.width(i));
    }
    int at = 0;
    for (int i = 0; i < strips.length; i++) {
      for (int j = i; j < strips.length; j++) {
        double[] product = new double[pieces[at].length];
        int m = cut.width(i);
        Blas.transposedMultiplyAdd(
            m, cut.width(j), z.rows(), strips[i], 0, strips[j], 0, product, 0);
        add(product, layout.gramScale(), pieces[at++]);
      }
    }
    double[] cross = new double[pieces[at].length];
    Blas.transposedMultiplyAdd(z.cols(), y.cols(), z.rows(), z.values(), 0, y.data(), 0, cross, 0);
    add(cross, layout.crossScale(), pieces[at]);
  }

  /** A run of columns, dense: arrays that BLAS may read to the end. */
  private static void copy(Object from, int cols, int first, Object to, int width) {
    int rows = Array.getLength(to) / width;
    for (int i = 0; i < rows; i++) {
      System.arraycopy(from, i * cols + first, to, i * width, width);
    }
  }

  /** Keeps the largest feature; a block with one that is too large is left out. */
  private boolean fits(double value) {
    largest = Math.max(largest, value);
    return value <= layout.largestFeature();
  }

  private static void add(float[] terms, double scale, long[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (long) (terms[i] * scale);
    }
  }

  private static void add(double[] terms, double scale, long[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (long) (terms[i] * scale);
    }
  }

  private void addSquares(Matrix y) {
    long[] sums = pieces[pieces.length - 1];
    double scale = layout.squareScale();
    int k = y.cols();
    for (int i = 0; i < y.data().length; i++) {
      double value = y.data()[i];
      sums[i % k] += (long) (value * value * scale);
    }
    sums[k] += y.rows();
  }

  /**
   * The largest feature seen, NaN if one was not a number. Above that of the layout the sums are of
   * no use, and another layout is needed.
   */
  public double largest() {
    return largest;
  }

  /** One of the pieces, live. */
  public long[] piece(int index) {
    return pieces[index];
  }
}
