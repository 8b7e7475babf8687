package org.sparkntk.kernels.solve;

import java.util.Arrays;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

/**
 * The Cholesky factor G = CᵀC of a positive semi-definite matrix of numerical rank q: C is q × s,
 * and upper triangular on its pivot columns.
 *
 * @param c C; without rows if G is zero or not finite
 * @param pivots the q columns of the triangle, in order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record RankFactor(Matrix c, int[] pivots) {

  /**
   * Factors G, with pivoting only if G has lost rank.
   *
   * @param g symmetric, s × s; not changed
   * @param drop a pivot below this part of the largest diagonal entry is zero
   */
  static RankFactor of(Matrix g, double drop) {
    double limit = drop * largestDiagonal(g);
    Matrix c = Small.cholesky(g);
    boolean full = c.rows() > 0;
    for (int i = 0; i < c.rows(); i++) {
      full &= c.get(i, i) * c.get(i, i) > limit;
    }
    if (!full) {
      return pivoted(g, limit);
    }
    int[] pivots = new int[c.rows()];
    for (int i = 0; i < pivots.length; i++) {
      pivots[i] = i;
    }
    return new RankFactor(c, pivots);
  }

  int rank() {
    return c.rows();
  }

  /** B ← B[:, pivots] C₁⁻¹ with the triangle C₁ of C; B itself may be overwritten. */
  Matrix divide(Matrix b) {
    boolean full = rank() == b.cols();
    Matrix out = full ? b : Columns.select(b, pivots);
    TallProduct.divideUpper(out, full ? c : Columns.select(c, pivots));
    return out;
  }

  private static double largestDiagonal(Matrix g) {
    double largest = 0;
    for (int i = 0; i < g.rows(); i++) {
      largest = Math.max(largest, g.get(i, i));
    }
    return largest;
  }

  /** Diagonal pivoting (Higham, Accuracy and Stability of Numerical Algorithms, section 10.3). */
  private static RankFactor pivoted(Matrix g, double limit) {
    int s = g.rows();
    Matrix rest = Small.isFinite(g) ? g.copy() : Matrix.zeros(s, s);
    Matrix c = Matrix.zeros(s, s);
    int[] pivots = new int[s];
    int rank = 0;
    while (rank < s) {
      int p = largest(rest);
      double pivot = rest.get(p, p);
      if (!(pivot > limit)) {
        break;
      }
      eliminate(rest, p, c.data(), rank);
      pivots[rank++] = p;
      // What rounding leaves of a column that is a pivot already is no part of the triangle.
      for (int i = 0; i < rank; i++) {
        clear(rest, pivots[i]);
      }
    }
    return new RankFactor(c.rowRange(0, rank), Arrays.copyOf(pivots, rank));
  }

  /** Writes row {@code rank} of C from pivot p, and takes its square off the rest. */
  private static void eliminate(Matrix rest, int p, double[] c, int rank) {
    int s = rest.cols();
    double root = Math.sqrt(rest.get(p, p));
    int row = rank * s;
    for (int j = 0; j < s; j++) {
      c[row + j] = rest.get(p, j) / root;
    }
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        rest.set(i, j, rest.get(i, j) - c[row + i] * c[row + j]);
      }
    }
  }

  private static void clear(Matrix rest, int p) {
    for (int j = 0; j < rest.cols(); j++) {
      rest.set(p, j, 0);
      rest.set(j, p, 0);
    }
  }

  private static int largest(Matrix rest) {
    int at = 0;
    for (int i = 1; i < rest.rows(); i++) {
      if (rest.get(i, i) > rest.get(at, at)) {
        at = i;
      }
    }
    return at;
  }
}
