package org.sparkntk.kernels.linalg;

import java.util.stream.IntStream;

/**
 * Products of tall blocks (n × s, n ≫ s) with each other and with small matrices, on all cores.
 *
 * <p>The rows are cut into ranges of fixed length, whatever the number of threads. Sums over rows
 * are taken within a range first and over the ranges in order, so the bits depend on the operands
 * alone.
 */
public final class TallProduct {
  /** Long enough for a product to be worth a task, short enough for s = 64 to stay in cache. */
  private static final int RANGE_ROWS = 1024;

  private TallProduct() {}

  /** AᵀB of an n × s block A and an n × t block B: s × t. */
  public static Matrix gram(Matrix a, Matrix b) {
    requireEqual(a.rows(), b.rows(), "rows");
    int s = a.cols();
    int t = b.cols();
    double[][] parts = new double[ranges(a.rows())][];
    forEachRange(
        a.rows(),
        (range, first, rows) -> {
          double[] part = new double[s * t];
          Blas.transposedMultiplyAdd(s, t, rows, a.data(), first * s, b.data(), first * t, part, 0);
          parts[range] = part;
        });
    double[] sum = new double[s * t];
    for (double[] part : parts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    return Matrix.of(s, t, sum);
  }

  /** A C of an n × s block A and an s × t matrix C: n × t. */
  public static Matrix times(Matrix a, Matrix c) {
    Matrix out = Matrix.zeros(a.rows(), c.cols());
    addTimes(out, a, c);
    return out;
  }

  /** Y ← Y + A C for an n × t block Y, an n × s block A and an s × t matrix C. */
  public static void addTimes(Matrix y, Matrix a, Matrix c) {
    requireEqual(y.rows(), a.rows(), "rows");
    requireEqual(a.cols(), c.rows(), "columns of A and rows of C");
    requireEqual(y.cols(), c.cols(), "columns of Y and C");
    int s = a.cols();
    int t = c.cols();
    forEachRange(
        a.rows(),
        (range, first, rows) ->
            Blas.multiplyAdd(rows, t, s, a.data(), first * s, c.data(), 0, y.data(), first * t));
  }

  /** B ← B C⁻¹ for an n × s block B and an upper triangular s × s matrix C. */
  public static void divideUpper(Matrix b, Matrix c) {
    requireEqual(b.cols(), c.rows(), "columns of B and rows of C");
    int s = b.cols();
    forEachRange(
        b.rows(), (range, first, rows) -> Blas.divideUpper(rows, s, b.data(), first * s, c.data()));
  }

  private static void forEachRange(int rows, RangeTask task) {
    IntStream.range(0, ranges(rows))
        .parallel()
        .forEach(
            range -> {
              int first = range * RANGE_ROWS;
              task.run(range, first, Math.min(RANGE_ROWS, rows - first));
            });
  }

  private static int ranges(int rows) {
    return (rows + RANGE_ROWS - 1) / RANGE_ROWS;
  }

  private static void requireEqual(int expected, int found, String what) {
    if (expected != found) {
      throw new IllegalArgumentException(what + " must agree, found " + expected + " and " + found);
    }
  }

  /** What is done to the rows {@code first}, …, {@code first + rows − 1}. */
  private interface RangeTask {
    void run(int range, int first, int rows);
  }
}
