package org.sparkntk.jobs.evaluate;

import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * Compares scores with true classes, block by block. Only integers are accumulated, so the result
 * does not depend on the order or the size of the blocks. Not thread-safe.
 */
public final class ClassificationEvaluator {
  private static final int TOP = 5;

  private final List<String> classes;
  private final long[][] confusion;
  private long amongTop;

  /**
   * Nothing compared so far.
   *
   * @param classes the names of the k ≥ 1 classes by index
   */
  public ClassificationEvaluator(List<String> classes) {
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("at least one class is needed");
    }
    this.classes = List.copyOf(classes);
    this.confusion = new long[classes.size()][classes.size()];
  }

  /**
   * Adds one block of examples.
   *
   * @param scores {@code n × k}, the larger the likelier; no NaN
   * @param truth the n true classes, each in [0, k)
   * @throws IllegalArgumentException if a shape, a class or a score is not as stated; the evaluator
   *     is of no use afterwards
   */
  public void add(Matrix scores, int[] truth) {
    int k = classes.size();
    if (scores.rows() != truth.length || scores.cols() != k) {
      throw new IllegalArgumentException(
          "%d × %d scores expected, found %d × %d"
              .formatted(truth.length, k, scores.rows(), scores.cols()));
    }
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] < 0 || truth[i] >= k) {
        throw new IllegalArgumentException(
            "row %d: true class in [0, %d) expected, found %d".formatted(i, k, truth[i]));
      }
      confusion[truth[i]][best(scores, i)]++;
      if (rank(scores, i, truth[i]) < TOP) {
        amongTop++;
      }
    }
  }

  /** What has been accumulated so far. */
  public ClassificationEvaluation result() {
    return new ClassificationEvaluation(classes, confusion, amongTop);
  }

  /**
   * The class with the largest score, the lowest index among equals.
   *
   * @param scores {@code n × k} with k ≥ 1; no NaN
   */
  public static int best(Matrix scores, int row) {
    int best = 0;
    for (int j = 0; j < scores.cols(); j++) {
      double score = scores.get(row, j);
      if (Double.isNaN(score)) {
        throw new IllegalArgumentException("the score of row " + row + ", class " + j + " is NaN");
      }
      if (score > scores.get(row, best)) {
        best = j;
      }
    }
    return best;
  }

  /** How many classes come before class {@code c}, the lower index first among equals. */
  private static int rank(Matrix scores, int row, int c) {
    double score = scores.get(row, c);
    int before = 0;
    for (int j = 0; j < scores.cols(); j++) {
      double other = scores.get(row, j);
      if (other > score || (other == score && j < c)) {
        before++;
      }
    }
    return before;
  }
}
