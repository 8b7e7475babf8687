package org.sparkntk.kernels.interpolation;

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

  /** The series in (y₂, x) at one y₁: Σ_m c_mnk T_m(y₁). */
  double[][] atRow(double y1) {
    double[] basis = Chebyshev.basis(y1, coefficients.length);
    double[][] sum = new double[coefficients[0].length][coefficients[0][0].length];
    for (int m = 0; m < basis.length; m++) {
      for (int n = 0; n < sum.length; n++) {
        add(sum[n], basis[m], coefficients[m][n]);
      }
    }
    return sum;
  }

  /** The series in x at one y₂ of a series in (y₂, x). */
  static double[] atColumn(double[][] row, double y2) {
    double[] basis = Chebyshev.basis(y2, row.length);
    double[] sum = new double[row[0].length];
    for (int n = 0; n < basis.length; n++) {
      add(sum, basis[n], row[n]);
    }
    return sum;
  }

  /** Whether every coefficient is 0. */
  boolean isZero() {
    return magnitude() == 0;
  }

  /**
   * The coefficients in the last eighth of any direction as a share of all. While it is not tiny
   * the series is too short, and once it is, it bounds what a longer one would add as long as the
   * coefficients keep falling, as those of an analytic function do.
   */
  double relativeTail() {
    double tail = 0;
    for (int m = 0; m < coefficients.length; m++) {
      for (int n = 0; n < coefficients[m].length; n++) {
        double[] line = coefficients[m][n];
        for (int k = 0; k < line.length; k++) {
          if (isLast(m, coefficients.length)
              || isLast(n, coefficients[m].length)
              || isLast(k, line.length)) {
            tail += Math.abs(line[k]);
          }
        }
      }
    }
    return tail == 0 ? 0 : tail / magnitude();
  }

  private double magnitude() {
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

  private static void add(double[] sum, double factor, double[] line) {
    for (int k = 0; k < line.length; k++) {
      sum[k] += factor * line[k];
    }
  }
}
