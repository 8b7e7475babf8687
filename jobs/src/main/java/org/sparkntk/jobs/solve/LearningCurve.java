package org.sparkntk.jobs.solve;

import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Solution;

/**
 * Fits to the first training examples, nested, all of them last.
 *
 * @param points in increasing order of their examples
 */
public record LearningCurve(List<Point> points) {
  /** Copies the list. */
  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * One fit.
   *
   * @param examples m, how many of the first
   * @param lambda λ, absolute
   * @param solution for them
   */
  public record Point(int examples, double lambda, Solution solution) {}

  /**
   * The numbers of examples that whole tiles make, fewer than all.
   *
   * @param wanted as configured
   * @param tileSize examples of a tile
   * @param n of all examples
   */
  public static List<Integer> blocks(List<Integer> wanted, int tileSize, int n) {
    return wanted.stream()
        .map(m -> Math.max(1, m / tileSize))
        .filter(blocks -> (long) blocks * tileSize < n)
        .distinct()
        .sorted()
        .toList();
  }

  /** The fit to all examples. */
  public Point last() {
    return points.get(points.size() - 1);
  }

  /** The coefficients of all fits side by side, zero where a fit has no examples. */
  public Matrix coefficients() {
    int rows = last().examples();
    int outputs = points.get(0).solution().x().cols();
    Matrix out = Matrix.zeros(rows, outputs * points.size());
    for (int p = 0; p < points.size(); p++) {
      Matrix x = points.get(p).solution().x();
      for (int i = 0; i < x.rows(); i++) {
        System.arraycopy(x.data(), i * outputs, out.data(), i * out.cols() + p * outputs, outputs);
      }
    }
    return out;
  }

  /** The scores of one fit among those of all. */
  public static Matrix scores(Matrix all, int point, int outputs) {
    Matrix out = Matrix.zeros(all.rows(), outputs);
    for (int i = 0; i < all.rows(); i++) {
      int at = i * all.cols() + point * outputs;
      System.arraycopy(all.data(), at, out.data(), i * outputs, outputs);
    }
    return out;
  }
}
