package org.sparkntk.jobs.evaluate;

import java.util.SortedMap;

/** What the predictions of one set are worth. */
public sealed interface Evaluation permits ClassificationEvaluation, RegressionEvaluation {
  /** The number of examples that were compared with their labels. */
  long count();

  /**
   * The metrics by dotted name.
   *
   * @param set what the names begin with, such as {@code test}
   * @return {@code test.count} and those of the other metrics that are defined: none when there is
   *     no example
   */
  SortedMap<String, Double> metrics(String set);
}
