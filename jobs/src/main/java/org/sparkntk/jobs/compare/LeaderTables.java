package org.sparkntk.jobs.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.report.Table;

/** Who is best: over all, by data set, and within a given time. */
record LeaderTables(Roles roles, List<CellResult> cells, List<Reference> references) {
  /** A step of the budgets of time, and the powers of ten between them. */
  private static final double[] STEPS = {1, 2, 5};

  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    List<Judgement> judgements = Judgement.of(cells, roles);
    if (!judgements.isEmpty()) {
      tables.add(new Leaderboard(roles, judgements, references).table());
    }
    tables.addAll(withinSeconds());
    List<Scores> scores = Scores.of(cells, roles);
    if (scores.stream().anyMatch(condition -> condition.values().size() > 1)) {
      tables.add(byDataset(scores));
    }
    return tables;
  }

  /** Every subject beside every other, a line a data set and condition. */
  private Table byDataset(List<Scores> all) {
    List<String> subjects = all.stream().flatMap(s -> s.subjects().stream()).distinct().toList();
    boolean conditions = all.stream().anyMatch(scores -> !scores.condition().isEmpty());
    List<String> columns = new ArrayList<>(conditions ? List.of("condition") : List.of());
    columns.add(roles.dataset());
    columns.addAll(subjects);
    columns.add("best");
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Scores scores : all) {
      for (String dataset : scores.values().keySet()) {
        List<Object> row = new ArrayList<>(conditions ? List.of(scores.condition()) : List.of());
        row.add(dataset);
        subjects.forEach(subject -> row.add(figure(scores.repeats(subject, dataset).values())));
        row.add(best(scores, dataset));
        rows.add(Table.row(row.toArray()));
      }
    }
    String note =
        roles.repeat().isEmpty()
            ? roles.metric() + "."
            : "%s, mean ± its standard error over %s.".formatted(roles.metric(), roles.repeat());
    return new Table("By " + roles.dataset(), note, false, columns, rows);
  }

  private static Object figure(Iterable<Double> repeats) {
    SummaryStatistics statistics = new SummaryStatistics();
    repeats.forEach(statistics::addValue);
    long n = statistics.getN();
    return n < 2
        ? statistics.getMean()
        : String.format(
            Locale.ROOT,
            "%.4f ± %.4f",
            statistics.getMean(),
            statistics.getStandardDeviation() / Math.sqrt((double) n));
  }

  /** Over the repetitions that all who have any there have, as the leaderboard judges. */
  private String best(Scores scores, String dataset) {
    Scores there = scores.at(dataset);
    List<String> best = new ArrayList<>();
    double value = Double.NaN;
    if (!there.common().isEmpty()) {
      for (String subject : there.subjects()) {
        double own = there.means(subject, List.of(dataset))[0];
        if (best.isEmpty() || Ties.isBetter(own, value, roles)) {
          best.clear();
          value = own;
        }
        if (!Ties.isBetter(value, own, roles)) {
          best.add(subject);
        }
      }
    }
    return String.join(", ", best);
  }

  /** The best of all sizes that a time allows: what there is to choose between at equal seconds. */
  private List<Table> withinSeconds() {
    Lines lines = Lines.of(cells, roles);
    List<CellResult> timed =
        lines.comparable(
            cells.stream()
                .filter(cell -> lines.size(cell).isPresent())
                .filter(cell -> cell.metric(roles.metric()).isPresent())
                .filter(cell -> cell.metric(Stages.TOTAL).orElse(0.0) > 0)
                .toList());
    if (timed.size() < 2) {
      return List.of();
    }
    List<Double> budgets =
        budgets(timed.stream().map(cell -> cell.metric(Stages.TOTAL).orElse(0.0)).toList());
    List<String> columns = new ArrayList<>(lines.panels() ? List.of(roles.dataset()) : List.of());
    columns.add(roles.subject());
    budgets.forEach(
        budget ->
            columns.add(BigDecimal.valueOf(budget).stripTrailingZeros().toPlainString() + " s"));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    lines
        .group(timed)
        .forEach(
            (panel, names) ->
                names.forEach(
                    (name, own) -> {
                      List<Object> row =
                          new ArrayList<>(lines.panels() ? List.of(panel) : List.of());
                      row.add(name);
                      List<double[]> points = points(lines, own);
                      budgets.forEach(budget -> row.add(within(points, budget)));
                      rows.add(Table.row(row.toArray()));
                    }));
    String note = "The best %s of all choices of %s whose whole run took no longer.";
    return List.of(
        new Table(
            "At equal seconds", note.formatted(roles.metric(), roles.size()), true, columns, rows));
  }

  private List<double[]> points(Lines lines, List<CellResult> own) {
    return lines.points(
        own,
        cell -> cell.metric(Stages.TOTAL).orElse(0.0),
        cell -> cell.metric(roles.metric()).orElse(Double.NaN));
  }

  private double within(List<double[]> points, double budget) {
    double best = Double.NaN;
    for (double[] point : points) {
      if (point[0] <= budget && !(roles.advantage(best, point[1]) >= 0)) {
        best = point[1];
      }
    }
    return best;
  }

  /** 1, 2, 5, 10, ... from the first that some cell meets to the first that all do. */
  private static List<Double> budgets(List<Double> seconds) {
    double least = Collections.min(seconds);
    double most = Collections.max(seconds);
    List<Double> budgets = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(least)); ; power++) {
      for (double step : STEPS) {
        double budget = step * Math.pow(10, power);
        if (budget >= least) {
          budgets.add(budget);
        }
        if (budget >= most) {
          return budgets;
        }
      }
    }
  }
}
