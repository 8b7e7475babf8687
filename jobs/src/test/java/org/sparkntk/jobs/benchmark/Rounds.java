package org.sparkntk.jobs.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Several sides measured in turn, round by round, because a shared machine is not the same twice.
 */
final class Rounds {
  private Rounds() {}

  /**
   * The median of each side over all rounds, after one round that does not count.
   *
   * @param sides each takes one measurement of itself
   */
  static double[] measured(int rounds, List<DoubleSupplier> sides) {
    double[][] values = new double[sides.size()][rounds];
    for (int round = -1; round < rounds; round++) {
      for (int side = 0; side < values.length; side++) {
        double value = sides.get(side).getAsDouble();
        if (round >= 0) {
          values[side][round] = value;
        }
      }
    }
    return Arrays.stream(values).mapToDouble(Rounds::median).toArray();
  }

  /** The median seconds of each side. */
  static double[] seconds(int rounds, List<Runnable> sides) {
    return measured(
        rounds, sides.stream().<DoubleSupplier>map(side -> () -> seconds(side)).toList());
  }

  /** The seconds of one run. */
  static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** The median; the upper one of an even number. */
  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
