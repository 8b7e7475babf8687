package org.sparkntk.kernels.features;

import java.lang.reflect.Array;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Matrix;
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
    int at = 0;
    for (int i = 0; i < layout.strips(); i++) {
      for (int j = i; j < layout.strips(); j++) {
        pieces[at++] = new long[layout.width(i) * layout.width(j)];
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
    float[][] strips = new float[layout.strips()][];
    for (int i = 0; i < strips.length; i++) {
      strips[i] = new float[z.rows() * layout.width(i)];
      copy(z.values(), z.cols(), layout.first(i), strips[i], layout.width(i));
    }
    float[] product = new float[SumLayout.TILE * SumLayout.TILE];
    int at = 0;
    for (int i = 0; i < strips.length; i++) {
      for (int j = i; j < strips.length; j++) {
        if (i == j) {
          Blas.gram(z.rows(), layout.width(i), strips[i], product);
        } else {
          Blas.transposedMultiply(
              layout.width(i), layout.width(j), z.rows(), strips[i], strips[j], product);
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
    double[][] strips = new double[layout.strips()][];
    for (int i = 0; i < strips.length; i++) {
      strips[i] = new double[z.rows() * layout.width(i)];
      copy(z.values(), z.cols(), layout.first(i), strips[i], layout.width(i));
    }
    int at = 0;
    for (int i = 0; i < strips.length; i++) {
      for (int j = i; j < strips.length; j++) {
        double[] product = new double[pieces[at].length];
        int m = layout.width(i);
        Blas.transposedMultiplyAdd(
            m, layout.width(j), z.rows(), strips[i], 0, strips[j], 0, product, 0);
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
