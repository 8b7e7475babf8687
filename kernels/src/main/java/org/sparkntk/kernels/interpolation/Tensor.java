package org.sparkntk.kernels.interpolation;

import java.util.Arrays;

/**
 * A function of two scales and an angle as a Chebyshev series in each, Σ c_mnk T_m(y₁) T_n(y₂)
 * T_k(x).
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record Tensor(double[][][] coefficients) {
  /** The series through values on the tensor product of the nodes; {@code values} is used up. */
  static Tensor through(double[][][] values) {
    int rows = values.length;
    int cols = values[0].length;
    int angles = values[0][0].length;
    for (int m = 0; m < rows; m++) {
      for (int n = 0; n < cols; n++) {
        values[m][n] = Chebyshev.coefficients(values[m][n]);
      }
    }
    for (int k = 0; k < angles; k++) {
      for (int m = 0; m < rows; m++) {
        double[] line = new double[cols];
        for (int n = 0; n < cols; n++) {
          line[n] = values[m][n][k];
        }
        line = Chebyshev.coefficients(line);
        for (int n = 0; n < cols; n++) {
          values[m][n][k] = line[n];
        }
      }
      for (int n = 0; n < cols; n++) {
        double[] line = new double[rows];
        for (int m = 0; m < rows; m++) {
          line[m] = values[m][n][k];
        }
        line = Chebyshev.coefficients(line);
        for (int m = 0; m < rows; m++) {
          values[m][n][k] = line[m];
        }
      }
    }
    return new Tensor(values);
  }

  /** Without the scales' last degrees whose coefficients are all at most {@code share} of Σ |c|. */
  Tensor trimmed(double share) {
    double threshold = share * magnitude();
    int rows = coefficients.length;
    while (rows > 1 && largest(rows - 1, 0) <= threshold) {
      rows--;
    }
    int cols = coefficients[0].length;
    while (cols > 1 && largest(0, cols - 1) <= threshold) {
      cols--;
    }
    double[][][] kept = new double[rows][cols][];
    for (int n = 0; n < cols; n++) {
      int angles = angles(rows, n, threshold);
      for (int m = 0; m < rows; m++) {
        kept[m][n] = Arrays.copyOf(coefficients[m][n], angles);
      }
    }
    return new Tensor(kept);
  }

  /** How many degrees of the angle column degree n needs: the higher n, the fewer. */
  private int angles(int rows, int n, double threshold) {
    int angles = coefficients[0][n].length;
    while (angles > 1) {
      for (int m = 0; m < rows; m++) {
        if (Math.abs(coefficients[m][n][angles - 1]) > threshold) {
          return angles;
        }
      }
      angles--;
    }
    return angles;
  }

  private double largest(int fromRow, int fromCol) {
    double largest = 0;
    for (int m = fromRow; m < coefficients.length; m++) {
      for (int n = fromCol; n < coefficients[m].length; n++) {
        for (double c : coefficients[m][n]) {
          largest = Math.max(largest, Math.abs(c));
        }
      }
    }
    return largest;
  }

  /** With the roles of rows and columns exchanged. */
  Tensor transposed() {
    double[][][] flipped = new double[coefficients[0].length][coefficients.length][];
    for (int m = 0; m < coefficients.length; m++) {
      for (int n = 0; n < flipped.length; n++) {
        flipped[n][m] = coefficients[m][n];
      }
    }
    return new Tensor(flipped);
  }

  /**
   * The coefficients in the last eighth of any direction as a share of all. While it is not tiny
   * the series is too short, and once it is, it bounds what a longer one would add as long as the
   * coefficients keep falling, as those of an analytic function do.
   */
  double relativeTail() {
    return tail(true);
  }

  /** The same for the directions of the scales alone. */
  double relativeTailInScales() {
    return tail(false);
  }

  private double tail(boolean withAngles) {
    double tail = 0;
    for (int m = 0; m < coefficients.length; m++) {
      for (int n = 0; n < coefficients[m].length; n++) {
        double[] line = coefficients[m][n];
        boolean isLastScale = isLast(m, coefficients.length) || isLast(n, coefficients[m].length);
        for (int k = 0; k < line.length; k++) {
          if (isLastScale || (withAngles && isLast(k, line.length))) {
            tail += Math.abs(line[k]);
          }
        }
      }
    }
    return tail == 0 ? 0 : tail / magnitude();
  }

  /** Σ |c|. */
  double magnitude() {
    double sum = 0;
    for (double[][] plane : coefficients) {
      for (double[] line : plane) {
        for (double c : line) {
          sum += Math.abs(c);
        }
      }
    }
    return sum;
  }

  private static boolean isLast(int index, int length) {
    return length > 1 && index >= length - Math.max(1, length / 8);
  }
}
