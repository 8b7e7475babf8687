package org.sparkntk.kernels.sketch;

/**
 * min |A x − b| over x ≥ 0 by active sets (Lawson, Hanson, Solving Least Squares Problems, chapter
 * 23). Small and dense; each set of variables is solved by orthogonal columns from scratch, so that
 * columns which are nearly dependent cost no more digits than they must.
 */
final class NonNegativeLeastSquares {
  /** Relative to the column and to b: gradients below are rounding. */
  private static final double TOLERANCE = 1e-12;

  /** What is left of a column next to the ones before it, below which it adds nothing. */
  private static final double DEPENDENT = 1e-10;

  private final double[][] columns;
  private final double[] b;
  private final boolean[] free;
  private double[] x;

  private NonNegativeLeastSquares(double[][] columns, double[] b) {
    this.columns = columns;
    this.b = b;
    this.free = new boolean[columns.length];
    this.x = new double[columns.length];
  }

  /**
   * The solution.
   *
   * @param columns of A
   */
  static double[] solve(double[][] columns, double[] b) {
    return new NonNegativeLeastSquares(columns, b).solve();
  }

  private double[] solve() {
    // Lawson and Hanson terminate; rounding is stopped by the limit.
    for (int round = 0; round < 10 * columns.length; round++) {
      int entering = steepest();
      if (entering < 0) {
        return x;
      }
      free[entering] = true;
      double[] next = leastSquares();
      if (next[entering] <= 0) {
        free[entering] = false;
        return x;
      }
      while (leavesTheCone(next)) {
        stepTowards(next);
        next = leastSquares();
      }
      x = next;
    }
    return x;
  }

  /** The bound variable with the largest gradient for the length of its column, or −1. */
  private int steepest() {
    double[] residual = b.clone();
    for (int j = 0; j < columns.length; j++) {
      addTo(residual, -x[j], columns[j]);
    }
    double largest = TOLERANCE * Math.sqrt(dot(b, b));
    int steepest = -1;
    for (int j = 0; j < columns.length; j++) {
      double gradient = dot(columns[j], residual) / Math.sqrt(dot(columns[j], columns[j]));
      if (!free[j] && gradient > largest) {
        largest = gradient;
        steepest = j;
      }
    }
    return steepest;
  }

  private boolean leavesTheCone(double[] next) {
    for (int j = 0; j < next.length; j++) {
      if (free[j] && next[j] <= 0) {
        return true;
      }
    }
    return false;
  }

  /** Goes as far as the cone reaches, and binds the variables that have come to 0. */
  private void stepTowards(double[] next) {
    double step = 1;
    for (int j = 0; j < x.length; j++) {
      if (free[j] && next[j] <= 0) {
        step = Math.min(step, x[j] / (x[j] - next[j]));
      }
    }
    for (int j = 0; j < x.length; j++) {
      boolean blocks = free[j] && next[j] <= 0 && x[j] <= step * (x[j] - next[j]);
      x[j] = blocks ? 0 : x[j] + step * (next[j] - x[j]);
      free[j] = free[j] && !blocks;
    }
  }

  /** The least squares solution in the free variables, by Gram and Schmidt's method done twice. */
  private double[] leastSquares() {
    int n = columns.length;
    double[][] q = new double[n][];
    double[][] r = new double[n][n];
    for (int j = 0; j < n; j++) {
      q[j] = free[j] ? columns[j].clone() : new double[0];
      for (int pass = 0; pass < 2 && free[j]; pass++) {
        for (int i = 0; i < j; i++) {
          double overlap = free[i] ? dot(q[i], q[j]) : 0;
          r[i][j] += overlap;
          addTo(q[j], -overlap, q[i]);
        }
      }
      double length = Math.sqrt(dot(q[j], q[j]));
      boolean independent = length > DEPENDENT * Math.sqrt(dot(columns[j], columns[j]));
      r[j][j] = independent ? length : 0;
      addTo(q[j], independent ? 1 / length - 1 : -1, q[j].clone());
    }
    double[] solution = new double[n];
    for (int j = n - 1; j >= 0; j--) {
      double sum = free[j] ? dot(q[j], b) : 0;
      for (int k = j + 1; k < n; k++) {
        sum -= r[j][k] * solution[k];
      }
      solution[j] = r[j][j] > 0 ? sum / r[j][j] : 0;
    }
    return solution;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void addTo(double[] y, double factor, double[] x) {
    for (int i = 0; i < x.length; i++) {
      y[i] += factor * x[i];
    }
  }
}
