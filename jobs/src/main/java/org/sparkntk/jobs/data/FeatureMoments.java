package org.sparkntk.jobs.data;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Count, mean and sum of squared deviations of every feature, by Welford's updates and the pairwise
 * merge of Chan, Golub and LeVeque (1983). The bits depend on the order of the updates and merges,
 * so callers merge blocks in the order of their indices.
 *
 * @param count the number of examples
 * @param means length {@code width}
 * @param squares sums of squared deviations from the mean, length {@code width}, not negative
 */
@SuppressWarnings("ArrayRecordComponent") // a flat array is the point
public record FeatureMoments(long count, double[] means, double[] squares) implements Serializable {
  /** Checks the shape. */
  public FeatureMoments {
    if (means.length != squares.length) {
      throw new IllegalArgumentException(means.length + " means, " + squares.length + " squares");
    }
  }

  /** The moments of the rows of one block, taken in order. */
  public static FeatureMoments of(RawRows rows) {
    int width = rows.width();
    double[] means = new double[width];
    double[] squares = new double[width];
    double[] row = new double[width];
    for (int i = 0; i < rows.rows(); i++) {
      rows.copyRow(i, row, 0);
      for (int j = 0; j < width; j++) {
        double delta = row[j] - means[j];
        means[j] += delta / (i + 1);
        squares[j] += delta * (row[j] - means[j]);
      }
    }
    return new FeatureMoments(rows.rows(), means, squares);
  }

  /** The moments of these examples followed by those of {@code next}, as a new value. */
  public FeatureMoments merge(FeatureMoments next) {
    if (means.length != next.means.length) {
      throw new IllegalArgumentException(means.length + " and " + next.means.length + " features");
    }
    double[] mergedMeans = means.clone();
    double[] mergedSquares = squares.clone();
    for (int j = 0; j < means.length; j++) {
      double delta = next.means[j] - means[j];
      mergedMeans[j] += delta * next.count / Math.max(1, count + next.count);
      mergedSquares[j] +=
          next.squares[j]
              + delta * delta * ((double) count * next.count / Math.max(1, count + next.count));
    }
    return new FeatureMoments(count + next.count, mergedMeans, mergedSquares);
  }

  /**
   * The moments of groups of {@code size} neighbouring features, every value counted as an example.
   *
   * @param size a divisor of the number of features
   */
  public FeatureMoments pooled(int size) {
    if (size < 1 || means.length % size != 0) {
      throw new IllegalArgumentException(
          means.length + " features do not fall into groups of " + size);
    }
    int groups = means.length / size;
    double[] pooledMeans = new double[groups];
    double[] pooledSquares = new double[groups];
    for (int g = 0; g < groups; g++) {
      FeatureMoments pool = feature(g * size);
      for (int j = 1; j < size; j++) {
        pool = pool.merge(feature(g * size + j));
      }
      pooledMeans[g] = pool.means[0];
      pooledSquares[g] = pool.squares[0];
    }
    return new FeatureMoments(count * size, pooledMeans, pooledSquares);
  }

  /** The number of features. */
  public int width() {
    return means.length;
  }

  /** The population standard deviation of one feature. */
  public double standardDeviation(int feature) {
    return Math.sqrt(squares[feature] / Math.max(1, count));
  }

  private FeatureMoments feature(int j) {
    return new FeatureMoments(count, new double[] {means[j]}, new double[] {squares[j]});
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureMoments that
        && count == that.count
        && Arrays.equals(means, that.means)
        && Arrays.equals(squares, that.squares);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(means);
  }
}
