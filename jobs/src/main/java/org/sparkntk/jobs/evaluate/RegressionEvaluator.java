package org.sparkntk.jobs.evaluate;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares predicted with true numbers, block by block and in any order: blocks are summed by
 * themselves and merged in row order at the end, so the result does not depend on which came first.
 * Not thread-safe.
 */
public final class RegressionEvaluator {
  private static final int SAMPLE = 2000;

  private final int stride;
  private final SortedMap<Integer, RegressionMoments> blocks = new TreeMap<>();
  private final SortedMap<Integer, RegressionEvaluation.Point> sample = new TreeMap<>();

  /**
   * Nothing compared so far.
   *
   * @param rows the number of examples to come, from which follows how many are kept for a picture
   */
  public RegressionEvaluator(int rows) {
    this.stride = Math.max(1, (rows + SAMPLE - 1) / SAMPLE);
  }

  /**
   * Adds one block of examples.
   *
   * @param firstRow the position of the block's first example in the whole set
   * @param predicted the n predictions, finite, in the unit of the target
   * @param truth the n true values, finite, in the same unit
   * @throws IllegalArgumentException if the lengths differ, a value is not finite, or a block that
   *     starts at {@code firstRow} was added before
   */
  public void add(int firstRow, double[] predicted, double[] truth) {
    if (predicted.length != truth.length) {
      throw new IllegalArgumentException(
          truth.length + " predictions expected, found " + predicted.length);
    }
    if (truth.length == 0) {
      return;
    }
    if (blocks.putIfAbsent(firstRow, RegressionMoments.of(predicted, truth)) != null) {
      throw new IllegalArgumentException("the block at row " + firstRow + " was added twice");
    }
    for (int i = Math.floorMod(-firstRow, stride); i < truth.length; i += stride) {
      sample.put(firstRow + i, new RegressionEvaluation.Point(truth[i], predicted[i]));
    }
  }

  /** What has been accumulated so far. */
  public RegressionEvaluation result() {
    RegressionMoments all =
        blocks.values().stream().reduce(RegressionMoments.NONE, RegressionMoments::plus);
    return new RegressionEvaluation(all, sample.values());
  }
}
