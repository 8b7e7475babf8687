package org.sparkntk.kernels.interpolation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Chebyshev series Σ c_k T_k(x) on [−1, 1] (Trefethen, Approximation Theory, ch. 3 and 4). */
public final class Chebyshev {
  private static final ConcurrentMap<Integer, double[][]> TRANSFORMS = new ConcurrentHashMap<>();

  private Chebyshev() {}

  /** The n zeros of T_n, from the largest down. */
  public static double[] nodes(int n) {
    double[] x = new double[n];
    for (int k = 0; k < n; k++) {
      // sin of the complement: exactly antisymmetric.
      x[k] = Math.sin(Math.PI * (n - 1 - 2 * k) / (2.0 * n));
    }
    return x;
  }

  /** The coefficients of the polynomial of degree below n through the values at the nodes. */
  public static double[] coefficients(double[] values) {
    int n = values.length;
    double[][] transform = TRANSFORMS.computeIfAbsent(n, Chebyshev::transform);
    double[] c = new double[n];
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        c[k] += transform[k][j] * values[j];
      }
    }
    return c;
  }

  private static double[][] transform(int n) {
    double[][] transform = new double[n][n];
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        // The argument is reduced by hand: cos loses digits for large ones.
        long turn = (long) k * (2 * j + 1) % (4L * n);
        transform[k][j] = (k == 0 ? 1.0 : 2.0) / n * Math.cos(Math.PI * turn / (2.0 * n));
      }
    }
    return transform;
  }

  /** T_0(x) … T_{n−1}(x). */
  public static double[] basis(double x, int n) {
    double[] t = new double[n];
    for (int k = 0; k < n; k++) {
      t[k] = k == 0 ? 1 : k == 1 ? x : 2 * x * t[k - 1] - t[k - 2];
    }
    return t;
  }

  /** Σ c_k T_k(x) by Clenshaw's recurrence. */
  public static double value(double[] c, double x) {
    double next = 0;
    double afterNext = 0;
    for (int k = c.length - 1; k > 0; k--) {
      double b = c[k] + 2 * x * next - afterNext;
      afterNext = next;
      next = b;
    }
    return c[0] + x * next - afterNext;
  }

  /**
   * The same polynomial as Σ m_k x^k. Its coefficients can be much larger than the polynomial, in
   * which case {@link #growth} tells that digits would be lost.
   */
  public static double[] monomials(double[] c) {
    int n = c.length;
    double[] sum = new double[n];
    double[] previous = new double[n];
    double[] current = new double[n];
    current[0] = 1;
    for (int k = 0; k < n; k++) {
      for (int i = 0; i <= k; i++) {
        sum[i] += c[k] * current[i];
      }
      double[] next = new double[n];
      for (int i = 0; i < n - 1; i++) {
        next[i + 1] = (k == 0 ? 1 : 2) * current[i];
      }
      for (int i = 0; i < n && k > 0; i++) {
        next[i] -= previous[i];
      }
      previous = current;
      current = next;
    }
    return sum;
  }

  /** Σ |m_k| / Σ |c_k| of the monomial and the Chebyshev coefficients. */
  public static double growth(double[] c) {
    return magnitude(monomials(c)) / Math.max(magnitude(c), Double.MIN_NORMAL);
  }

  private static double magnitude(double[] c) {
    double sum = 0;
    for (double value : c) {
      sum += Math.abs(value);
    }
    return sum;
  }
}
