package org.sparkntk.jobs.report;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.sparkntk.jobs.report.PageData.Entry;

/** The metrics that a reader looks for first. */
final class Headlines {
  private record Headline(String metric, String label, DoubleFunction<String> format) {}

  private static final List<Headline> ALL =
      List.of(
          new Headline("test.accuracy", "Test accuracy", Numbers::percent),
          new Headline("test.top5-accuracy", "Top-5 accuracy", Numbers::percent),
          new Headline("test.rmse", "Test RMSE", Numbers::text),
          new Headline("test.mae", "Test MAE", Numbers::text),
          new Headline("test.r2", "Test R²", Numbers::text),
          new Headline("train.count", "Train examples", Numbers::text),
          new Headline("test.count", "Test examples", Numbers::text),
          new Headline("cells.done", "Cells done", Numbers::text),
          new Headline("cells.failed", "Cells failed", Numbers::text),
          new Headline("regressions.count", "Worse than the baseline", Numbers::text),
          new Headline("phase.points", "Points of the diagram", Numbers::text),
          new Headline("edge.points", "Points of the edge", Numbers::text),
          new Headline("limit.value", "Limit", Numbers::text),
          new Headline("rate.logarithm", "Slope of L·error in ln L", Numbers::text),
          new Headline("rate.power", "Log-log slope", Numbers::text),
          new Headline("rate.exponent", "Exponential rate", Numbers::text),
          new Headline("gram.condition", "Condition at the end", Numbers::text),
          new Headline("gram.n", "Rows of the Gram matrix", Numbers::text),
          new Headline("solve.passes", "Solver passes", Numbers::text),
          new Headline("solve.true-relative-residual", "True residual", Numbers::text),
          new Headline("total.seconds", "Total time", Numbers::duration));

  private Headlines() {}

  static List<Entry> of(Map<String, Double> metrics) {
    return ALL.stream()
        .filter(headline -> metrics.containsKey(headline.metric))
        .map(
            headline ->
                new Entry(
                    headline.label,
                    headline.format.apply(metrics.getOrDefault(headline.metric, Double.NaN))))
        .toList();
  }
}
