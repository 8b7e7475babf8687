package org.sparkntk.jobs.compare;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the axes of a comparison mean for its judgement. An axis that is not named here is another
 * condition: results are compared within each of its choices.
 *
 * @param metric the metric that decides, such as {@code test.accuracy}
 * @param higherIsBetter whether more of it is better
 * @param subject the axis whose choices are compared with each other, such as {@code kernel}
 * @param dataset the axis of data sets; empty: there is one
 * @param repeat the axis of repetitions (splits, seeds) that are averaged; empty: there are none
 * @param tuned the axis whose choice is made for every data set and subject before they are
 *     compared; empty: there is none
 * @param size the axis of numbers of training examples, for learning curves; empty: there is none
 */
public record Roles(
    String metric,
    boolean higherIsBetter,
    String subject,
    String dataset,
    String repeat,
    String tuned,
    String size) {
  /** A cell's choices on all axes that are neither compared, averaged over nor tuned. */
  String condition(CellResult cell) {
    return others(cell, List.of(subject, dataset, repeat, tuned));
  }

  /** A cell's choices on all axes that mean nothing in particular. */
  String setting(CellResult cell) {
    return others(cell, List.of(subject, dataset, repeat, tuned, size));
  }

  /**
   * What a cell is compared by with its other runs, whatever was chosen on the tuned axis: axis →
   * its choice on all others. An axis that a table has for other runs does not count.
   */
  SortedMap<String, String> identity(CellResult cell) {
    SortedMap<String, String> identity = new TreeMap<>(cell.choices());
    identity.remove(tuned);
    identity.values().removeIf(String::isEmpty);
    return identity;
  }

  private static String others(CellResult cell, List<String> without) {
    return cell.choices().entrySet().stream()
        .filter(choice -> !without.contains(choice.getKey()))
        .map(choice -> choice.getKey() + " " + choice.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Of two values of the metric, how much the first is better. */
  double advantage(double value, double other) {
    return higherIsBetter ? value - other : other - value;
  }
}
