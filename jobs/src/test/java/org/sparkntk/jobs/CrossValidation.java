package org.sparkntk.jobs;

import java.util.stream.IntStream;
import org.sparkntk.jobs.sketch.Folds;

/** Ridge regression with one fold left out after the other, by dense fits. */
final class CrossValidation {
  private CrossValidation() {}

  /**
   * The mean squared error of the targets of rows that are left out.
   *
   * @param gram of all rows
   * @param y a row of targets for every row
   * @param lambda λ, absolute
   */
  static double error(double[][] gram, double[][] y, Folds folds, double lambda) {
    double squares = 0;
    int count = 0;
    for (int fold = 0; fold < folds.count(); fold++) {
      int left = fold;
      int[] rest = IntStream.range(0, y.length).filter(i -> folds.of(i) != left).toArray();
      int[] out = IntStream.range(0, y.length).filter(i -> folds.of(i) == left).toArray();
      double[][] alpha = Dense.solve(part(gram, rest, rest), lambda, Dense.pick(y, rest));
      double[][] scores = Dense.multiply(part(gram, out, rest), alpha);
      for (int i = 0; i < out.length; i++) {
        for (int c = 0; c < scores[i].length; c++) {
          squares += Math.pow(y[out[i]][c] - scores[i][c], 2);
          count++;
        }
      }
    }
    return squares / count;
  }

  private static double[][] part(double[][] a, int[] rows, int[] cols) {
    return Dense.transposed(Dense.pick(Dense.transposed(Dense.pick(a, rows)), cols));
  }
}
