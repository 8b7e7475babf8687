package org.sparkntk.jobs.evaluate;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Errors of predicted numbers, in the unit of the target. */
public final class RegressionEvaluation implements Evaluation {
  /**
   * One example.
   *
   * @param truth its true value
   * @param predicted its prediction
   */
  public record Point(double truth, double predicted) {}

  private final RegressionMoments moments;
  private final List<Point> sample;

  RegressionEvaluation(RegressionMoments moments, Collection<Point> sample) {
    this.moments = moments;
    this.sample = List.copyOf(sample);
  }

  @Override
  public long count() {
    return moments.count();
  }

  /** At most 2,000 examples at equal distances in row order, for a picture. */
  public List<Point> sample() {
    return sample;
  }

  /** The root of the mean squared error; empty when there is no example. */
  public OptionalDouble rmse() {
    return mean(moments.squared()).stream().map(Math::sqrt).findFirst();
  }

  /** The mean absolute error; empty when there is no example. */
  public OptionalDouble mae() {
    return mean(moments.absolute());
  }

  /** 1 − Σ (y − f)² / Σ (y − mean)², at most 1; empty when the targets do not vary. */
  public OptionalDouble r2() {
    return moments.spread() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - moments.squared() / moments.spread());
  }

  @Override
  public SortedMap<String, Double> metrics(String set) {
    SortedMap<String, Double> metrics = new TreeMap<>();
    metrics.put(set + ".count", (double) count());
    rmse().ifPresent(value -> metrics.put(set + ".rmse", value));
    mae().ifPresent(value -> metrics.put(set + ".mae", value));
    r2().ifPresent(value -> metrics.put(set + ".r2", value));
    return metrics;
  }

  private OptionalDouble mean(double sum) {
    return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count());
  }
}
