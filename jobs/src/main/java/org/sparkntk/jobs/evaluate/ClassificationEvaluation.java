package org.sparkntk.jobs.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Right and wrong predictions of k classes. */
public final class ClassificationEvaluation implements Evaluation {
  private final List<String> classes;
  private final long[][] confusion;
  private final long amongTop;

  ClassificationEvaluation(List<String> classes, long[][] confusion, long amongTop) {
    this.classes = classes;
    this.confusion = Arrays.stream(confusion).map(long[]::clone).toArray(long[][]::new);
    this.amongTop = amongTop;
  }

  /** The names of the classes by index. */
  public List<String> classes() {
    return classes;
  }

  @Override
  public long count() {
    return Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum();
  }

  /** How many examples of class {@code truth} were predicted to be of class {@code predicted}. */
  public long confusion(int truth, int predicted) {
    return confusion[truth][predicted];
  }

  /** How many examples there are of class {@code truth}. */
  public long count(int truth) {
    return Arrays.stream(confusion[truth]).sum();
  }

  /** The share of right predictions, in [0, 1]; empty when there is no example. */
  public OptionalDouble accuracy() {
    long right = 0;
    for (int c = 0; c < confusion.length; c++) {
      right += confusion[c][c];
    }
    return share(right, count());
  }

  /**
   * The share of examples whose true class is among the five with the largest scores; empty when
   * there is no example, or when there are no more than five classes and it would say nothing.
   */
  public OptionalDouble top5Accuracy() {
    return confusion.length > 5 ? share(amongTop, count()) : OptionalDouble.empty();
  }

  /** The share of right predictions among the examples of one class; empty when it has none. */
  public OptionalDouble accuracy(int truth) {
    return share(confusion[truth][truth], count(truth));
  }

  @Override
  public SortedMap<String, Double> metrics(String set) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    metrics.put(set + ".count", (double) count());
    accuracy().ifPresent(value -> metrics.put(set + ".accuracy", value));
    top5Accuracy().ifPresent(value -> metrics.put(set + ".top5-accuracy", value));
    return metrics;
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
