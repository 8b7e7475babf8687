package org.sparkntk.kernels.precondition;

import java.util.Arrays;
import java.util.Random;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;

/** The diagonal of K − F Fᵀ while F grows, never below zero. */
final class ResidualDiagonal {
  private final double[] original;
  private final double[] values;
  private final double unit;

  ResidualDiagonal(double[] diagonal, Precision precision) {
    this(diagonal, precision == Precision.FLOAT32 ? 0x1p-22 : 0x1p-48);
  }

  /** With what rounding leaves of an entry, in units of it. */
  ResidualDiagonal(double[] diagonal, double unit) {
    requireNonNegative(diagonal);
    this.original = diagonal;
    this.values = diagonal.clone();
    this.unit = unit;
  }

  /** Replaces all entries; what is below zero is rounding. */
  void set(double[] left) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, left[i]);
    }
  }

  /** What a candidate must have left to be accepted: a uniform share of what it has now. */
  double[] thresholds(Random random, int[] drawn) {
    double[] out = new double[drawn.length];
    for (int j = 0; j < drawn.length; j++) {
      out[j] = Math.max(random.nextDouble() * values[drawn[j]], noise(drawn[j]));
    }
    return out;
  }

  double get(int row) {
    return values[row];
  }

  double trace() {
    return Arrays.stream(values).sum();
  }

  /** The most that rounding leaves of an entry of which nothing is left. */
  double noise(int row) {
    return original[row] * unit;
  }

  /**
   * Independent draws of rows in proportion to their entries; none if all that is left is noise.
   */
  int[] draw(Random random, int count) {
    double[] cumulative = new double[values.length];
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      total += values[i] > noise(i) ? values[i] : 0;
      cumulative[i] = total;
    }
    int[] out = new int[total > 0 ? count : 0];
    for (int j = 0; j < out.length; j++) {
      out[j] = firstAbove(cumulative, random.nextDouble() * total);
    }
    return out;
  }

  /** The first position whose value is above {@code target}, which is below the last value. */
  private static int firstAbove(double[] cumulative, double target) {
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > target) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Takes off what new columns explain of the rows from {@code first} on. */
  void explain(int first, Matrix columns) {
    int width = columns.cols();
    double[] data = columns.data();
    for (int i = 0; i < columns.rows(); i++) {
      double explained = 0;
      for (int j = i * width; j < (i + 1) * width; j++) {
        explained += data[j] * data[j];
      }
      values[first + i] = Math.max(0, values[first + i] - explained);
    }
  }

  /** Pivots are explained in full; what rounding leaves of them must not be drawn again. */
  void clear(int[] pivots) {
    for (int pivot : pivots) {
      values[pivot] = 0;
    }
  }

  private static void requireNonNegative(double[] diagonal) {
    for (int i = 0; i < diagonal.length; i++) {
      if (!(diagonal[i] >= 0) || Double.isInfinite(diagonal[i])) {
        throw new IllegalArgumentException(
            "the diagonal must be at least 0 and finite, found " + diagonal[i] + " in row " + i);
      }
    }
  }
}
