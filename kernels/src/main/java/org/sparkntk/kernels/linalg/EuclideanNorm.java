package org.sparkntk.kernels.linalg;

/** The length of a vector. */
public final class EuclideanNorm {
  /** Within these bounds no square that matters has overflowed or vanished. */
  private static final double SMALLEST_SAFE = 1e-280;

  private static final double LARGEST_SAFE = 1e280;

  private static final int LANES = 8;

  private EuclideanNorm() {}

  /**
   * |x| for x = {@code data[start]}, …, {@code data[end − 1]}; NaN if one of them is not finite.
   */
  public static double of(double[] data, int start, int end) {
    return norm(data, start, end, squares(data, start, end));
  }

  /**
   * |x| for a vector of which the entries that are not zero are written alone, to the bits of the
   * other method.
   *
   * @param columns their places, increasing from {@code start} to {@code end}
   * @param values their values
   * @param end exclusive
   * @param width the length of the vector
   */
  public static double of(int[] columns, double[] values, int start, int end, int width) {
    int whole = width - width % LANES;
    double[] s = new double[LANES];
    for (int i = start; i < end; i++) {
      s[columns[i] < whole ? columns[i] % LANES : 0] += square(values[i]);
    }
    double squares = ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
    return norm(values, start, end, squares);
  }

  private static double norm(double[] data, int start, int end, double squares) {
    if (squares > SMALLEST_SAFE && squares < LARGEST_SAFE) {
      return Math.sqrt(squares);
    }
    double largest = largest(data, start, end);
    return largest == 0 ? 0 : largest * Math.sqrt(scaledSquares(data, start, end, largest));
  }

  /** The largest magnitude of an entry. */
  public static double largest(double[] data, int start, int end) {
    double largest = 0;
    for (int i = start; i < end; i++) {
      largest = Math.max(largest, Math.abs(data[i]));
    }
    return largest;
  }

  /** Eight sums at a time, because one alone would wait for each addition. */
  private static double squares(double[] x, int start, int end) {
    int whole = end - (end - start) % 8;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int i = start; i < whole; i += 8) {
      s0 += square(x[i]);
      s1 += square(x[i + 1]);
      s2 += square(x[i + 2]);
      s3 += square(x[i + 3]);
      s4 += square(x[i + 4]);
      s5 += square(x[i + 5]);
      s6 += square(x[i + 6]);
      s7 += square(x[i + 7]);
    }
    for (int i = whole; i < end; i++) {
      s0 += square(x[i]);
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  private static double scaledSquares(double[] x, int start, int end, double divisor) {
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += square(x[i] / divisor);
    }
    return sum;
  }

  private static double square(double value) {
    return value * value;
  }
}
