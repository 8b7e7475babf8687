package org.sparkntk.jobs;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** Textbook oracles on {@code double[][]}; they share nothing with the code under test. */
public final class Dense {
  private Dense() {}

  /**
   * The NTK of a ReLU network without biases on inputs of unit norm: hidden layers with σ_w = √2, a
   * readout with σ_w = 1.
   */
  public static double reluNtk(double[] x, double[] z, int hiddenLayers) {
    double q = 1.0 / x.length;
    double rho = x == z ? 1 : dot(x, z);
    double theta = 2 * q * rho;
    for (int layer = 0; layer < hiddenLayers; layer++) {
      double angle = Math.acos(Math.max(-1, Math.min(1, rho)));
      double w = layer == hiddenLayers - 1 ? 1 : 2;
      double nextRho = (Math.sin(angle) + (Math.PI - angle) * rho) / Math.PI;
      theta = w * (q * nextRho + theta * (Math.PI - angle) / (2 * Math.PI));
      rho = nextRho;
    }
    return theta;
  }

  /** The matrix of a kernel. */
  public static double[][] gram(
      double[][] x, double[][] z, ToDoubleBiFunction<double[], double[]> kernel) {
    double[][] out = new double[x.length][z.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < z.length; j++) {
        out[i][j] = kernel.applyAsDouble(x[i], z[j]);
      }
    }
    return out;
  }

  /** The solution of (A + λI) X = Y by Cholesky's factorisation. */
  public static double[][] solve(double[][] a, double lambda, double[][] y) {
    int n = a.length;
    double[][] l = new double[n][n];
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j] + (i == j ? lambda : 0);
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
      }
      x[i] = y[i].clone();
      for (int k = 0; k < i; k++) {
        subtract(x[i], l[i][k], x[k]);
      }
      divide(x[i], l[i][i]);
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        subtract(x[i], l[k][i], x[k]);
      }
      divide(x[i], l[i][i]);
    }
    return x;
  }

  /** The largest |y − (A + λI) x| / |y| of a column. */
  public static double relativeResidual(double[][] a, double lambda, double[][] x, double[][] y) {
    double[][] residual = multiply(a, x);
    for (int i = 0; i < y.length; i++) {
      subtract(residual[i], -lambda, x[i]);
      subtract(residual[i], 1, y[i]);
    }
    double[][] residuals = transposed(residual);
    double[][] targets = transposed(y);
    return IntStream.range(0, targets.length)
        .mapToDouble(c -> Math.sqrt(dot(residuals[c], residuals[c]) / dot(targets[c], targets[c])))
        .max()
        .orElse(Double.NaN);
  }

  /** mean(α²) / (tr (A + λI)⁻¹ / n)². */
  public static double generalisedCrossValidation(double[][] a, double lambda, double[][] y) {
    int n = a.length;
    double trace = inverseTrace(a, lambda);
    double square = 0;
    for (double[] row : solve(a, lambda, y)) {
      square += dot(row, row) / (n * (double) row.length);
    }
    return square / (trace / n * (trace / n));
  }

  /** tr (A + λI)⁻¹. */
  public static double inverseTrace(double[][] a, double lambda) {
    int n = a.length;
    double[][] identity = new double[n][n];
    for (int i = 0; i < n; i++) {
      identity[i][i] = 1;
    }
    double[][] inverse = solve(a, lambda, identity);
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += inverse[i][i];
    }
    return trace;
  }

  public static double[][] multiply(double[][] a, double[][] b) {
    double[][] out = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        subtract(out[i], -a[i][k], b[k]);
      }
    }
    return out;
  }

  public static double meanDiagonal(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i][i];
    }
    return sum / a.length;
  }

  public static double[][] withUnitNorm(double[][] x) {
    double[][] out = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      out[i] = x[i].clone();
      divide(out[i], Math.sqrt(dot(x[i], x[i])));
    }
    return out;
  }

  /** The mean of every column. */
  public static double[] means(double[][] x) {
    double[] means = new double[x[0].length];
    for (double[] row : x) {
      subtract(means, -1.0 / x.length, row);
    }
    return means;
  }

  /** The population standard deviation of every column. */
  public static double[] deviations(double[][] x) {
    double[][] squares = standardised(x, means(x), ones(x[0].length));
    for (double[] row : squares) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= row[j];
      }
    }
    double[] out = means(squares);
    for (int j = 0; j < out.length; j++) {
      out[j] = Math.sqrt(out[j]);
    }
    return out;
  }

  /** (x − mean) / deviation, column by column. */
  public static double[][] standardised(double[][] x, double[] means, double[] deviations) {
    double[][] out = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      out[i] = x[i].clone();
      subtract(out[i], 1, means);
      for (int j = 0; j < out[i].length; j++) {
        out[i][j] /= deviations[j];
      }
    }
    return out;
  }

  /** Some rows of a matrix, in the given order. */
  public static double[][] pick(double[][] a, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> a[row]).toArray(double[][]::new);
  }

  /** Aᵀ. */
  public static double[][] transposed(double[][] a) {
    return IntStream.range(0, a[0].length)
        .mapToObj(j -> Arrays.stream(a).mapToDouble(row -> row[j]).toArray())
        .toArray(double[][]::new);
  }

  /** The largest difference of two matrices, relative to the largest entry of the second. */
  public static double relativeError(double[][] actual, double[][] expected) {
    double difference = actual.length == expected.length ? 0 : Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[i].length; j++) {
        difference = Math.max(difference, Math.abs(actual[i][j] - expected[i][j]));
        largest = Math.max(largest, Math.abs(expected[i][j]));
      }
    }
    return difference / largest;
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double dot(double[] x, double[] z) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * z[k];
    }
    return sum;
  }

  private static void subtract(double[] from, double factor, double[] row) {
    for (int j = 0; j < from.length; j++) {
      from[j] -= factor * row[j];
    }
  }

  private static void divide(double[] row, double by) {
    for (int j = 0; j < row.length; j++) {
      row[j] /= by;
    }
  }
}
