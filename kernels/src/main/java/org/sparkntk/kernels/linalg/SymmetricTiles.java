package org.sparkntk.kernels.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A symmetric matrix of doubles as its tiles on and above the diagonal: half the memory of a {@link
 * Matrix}, and no limit at 46,340 columns. Tiles on the diagonal are whole.
 */
public final class SymmetricTiles {
  private static final int POWER_ITERATIONS = 20;

  private final Strips strips;
  private final double[][] tiles;

  private SymmetricTiles(Strips strips, double[][] tiles) {
    this.strips = strips;
    this.tiles = tiles;
  }

  /** A matrix of zeros of the given order, at least 1. */
  public static SymmetricTiles zeros(int order) {
    Strips strips = new Strips(order);
    double[][] tiles = new double[strips.tiles()][];
    for (int i = 0; i < strips.count(); i++) {
      for (int j = i; j < strips.count(); j++) {
        tiles[strips.index(i, j)] = new double[strips.width(i) * strips.width(j)];
      }
    }
    return new SymmetricTiles(strips, tiles);
  }

  /** Rows and columns. */
  public int order() {
    return strips.size();
  }

  /** How it is cut. */
  public Strips strips() {
    return strips;
  }

  /**
   * One tile, live.
   *
   * @param row at most {@code col}
   * @return row-major, width of the row's strip × width of the column's
   */
  public double[] tile(int row, int col) {
    return tiles[strips.index(row, col)];
  }

  /** Entry (i, j). */
  public double get(int i, int j) {
    if (i > j) {
      return get(j, i);
    }
    int row = i / Strips.WIDTH;
    int col = j / Strips.WIDTH;
    return tile(row, col)[(i - strips.first(row)) * strips.width(col) + j - strips.first(col)];
  }

  /** A deep copy. */
  public SymmetricTiles copy() {
    double[][] out = new double[tiles.length][];
    Arrays.setAll(out, t -> tiles[t].clone());
    return new SymmetricTiles(strips, out);
  }

  /** A + sB. */
  public SymmetricTiles plus(double s, SymmetricTiles other) {
    double[][] out = new double[tiles.length][];
    IntStream.range(0, tiles.length)
        .parallel()
        .forEach(t -> out[t] = sum(tiles[t], s, other.tiles[t]));
    return new SymmetricTiles(strips, out);
  }

  private static double[] sum(double[] a, double s, double[] b) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] + s * b[i];
    }
    return out;
  }

  /** The sum of the diagonal. */
  public double trace() {
    double trace = 0;
    for (int i = 0; i < order(); i++) {
      trace += get(i, i);
    }
    return trace;
  }

  /** A W for a W of as many rows; the bits do not depend on the number of cores. */
  public Matrix times(Matrix w) {
    if (w.rows() != order()) {
      throw new IllegalArgumentException("expected " + order() + " rows, found " + w.rows());
    }
    int k = w.cols();
    Matrix out = Matrix.zeros(order(), k);
    IntStream.range(0, strips.count()).parallel().forEach(i -> addRows(i, w, out));
    return out;
  }

  /**
   * A lower bound of the largest eigenvalue of a positive semi-definite matrix, close to it where
   * that one stands out: the Rayleigh quotient after some power iterations on a vector of ones.
   */
  public double largestEigenvalue() {
    double[] ones = new double[order()];
    Arrays.fill(ones, 1);
    Matrix vector = Matrix.of(order(), 1, ones);
    double quotient = 0;
    for (int i = 0; i < POWER_ITERATIONS; i++) {
      Matrix next = times(vector);
      double norm = Math.sqrt(TallProduct.gram(next, next).get(0, 0));
      if (norm == 0) {
        return 0;
      }
      quotient = norm / Math.sqrt(TallProduct.gram(vector, vector).get(0, 0));
      double scale = 1 / norm;
      Arrays.setAll(next.data(), j -> next.data()[j] * scale);
      vector = next;
    }
    return quotient;
  }

  private void addRows(int i, Matrix w, Matrix out) {
    int k = w.cols();
    int rows = strips.width(i);
    int at = strips.first(i) * k;
    for (int j = 0; j < strips.count(); j++) {
      int from = strips.first(j) * k;
      int cols = strips.width(j);
      if (j < i) {
        Blas.transposedMultiplyAdd(rows, k, cols, tile(j, i), 0, w.data(), from, out.data(), at);
      } else {
        Blas.multiplyAdd(rows, k, cols, tile(i, j), 0, w.data(), from, out.data(), at);
      }
    }
  }
}
