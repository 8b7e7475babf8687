package org.sparkntk.jobs.compare;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.sparkntk.jobs.compare.Baseline.Regression;
import org.sparkntk.jobs.report.Bars;
import org.sparkntk.jobs.report.Bars.Bar;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;
import org.sparkntk.jobs.report.Table;

/**
 * What the page of a comparison shows.
 *
 * @param roles of the axes
 * @param axes their names
 * @param comparison its cells
 * @param history runs of all dates, these ones included
 * @param references results of others
 * @param regressions what is worse than the baseline
 */
public record ComparisonPage(
    Roles roles,
    List<String> axes,
    Comparison comparison,
    List<CellResult> history,
    List<Reference> references,
    List<Regression> regressions) {
  private static final String SECONDS = "total.seconds";

  /** Leaderboards and what went wrong first, all cells last. */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    if (!regressions.isEmpty()) {
      tables.add(
          new Table(
              "Worse than the baseline",
              "",
              true,
              List.of("cell", "metric", "before", "now", "allowed"),
              regressions.stream()
                  .map(r -> Table.row(r.cell(), r.what(), r.before(), r.now(), r.allowed()))
                  .toList()));
    }
    List<CellResult> failed = comparison.failed();
    if (!failed.isEmpty()) {
      tables.add(
          new Table(
              "Failed",
              "The next comparison tries them again.",
              true,
              List.of("cell", "message", "command"),
              failed.stream()
                  .map(cell -> Table.row(cell.cell(), cell.message(), cell.command()))
                  .toList()));
    }
    List<Judgement> judgements = Judgement.of(comparison.judged(), roles);
    if (!judgements.isEmpty()) {
      tables.add(new Leaderboard(roles, judgements, references).table());
    }
    if (!comparison.winners().isEmpty()) {
      tables.add(chosen());
    }
    tables.add(all());
    return tables;
  }

  /** Which choice on the tuned axis was taken, and what came with it. */
  private Table chosen() {
    List<Winner> winners = comparison.winners();
    List<String> columns = new ArrayList<>(winners.get(0).common().keySet());
    columns.addAll(List.of(roles.tuned(), roles.metric()));
    columns.addAll(winners.get(0).carried().keySet());
    return new Table(
        "Chosen",
        "What was best in the cells that %s was tuned by, with its %s there; the others, which are judged, have this choice."
            .formatted(roles.tuned(), roles.metric()),
        false,
        columns,
        winners.stream()
            .map(
                winner -> {
                  List<Object> row = new ArrayList<>(winner.common().values());
                  row.addAll(List.of(winner.choice(), winner.score()));
                  row.addAll(winner.carried().values());
                  return Table.row(row.toArray());
                })
            .toList());
  }

  private Table all() {
    List<String> columns = new ArrayList<>(axes);
    columns.addAll(List.of(roles.metric(), "seconds", "run", "command"));
    return new Table(
        "All cells",
        "Every command runs its cell again, in a directory of its own.",
        false,
        columns,
        comparison.all().stream()
            .map(
                cell -> {
                  List<Object> row = new ArrayList<>();
                  axes.forEach(axis -> row.add(cell.choice(axis)));
                  row.add(cell.metric(roles.metric()).orElse(Double.NaN));
                  row.add(cell.metric(SECONDS).orElse(Double.NaN));
                  row.add(cell.ended().truncatedTo(ChronoUnit.SECONDS).toString());
                  row.add(cell.command());
                  return Table.row(row.toArray());
                })
            .toList());
  }

  /** Learning curves, the metric against time, and its history. */
  public List<Chart> charts() {
    List<Chart> charts = new ArrayList<>();
    List<CellResult> done =
        comparison.judged().stream()
            .filter(cell -> cell.metric(roles.metric()).isPresent())
            .toList();
    if (!roles.size().isEmpty()) {
      curvesBySize(done).ifPresent(charts::add);
    }
    curves(
            done.stream().filter(cell -> cell.metric(SECONDS).orElse(0.0) > 0).toList(),
            "Against the seconds of the whole run",
            Axis.of("seconds", Scale.LOG),
            cell -> cell.metric(SECONDS).orElse(0.0),
            cell -> cell.choice(roles.subject()),
            Style.POINTS)
        .ifPresent(charts::add);
    Set<String> tuning =
        comparison.tuning().stream().map(CellResult::cell).collect(Collectors.toSet());
    List<CellResult> dated =
        history.stream()
            .filter(run -> run.metric(roles.metric()).isPresent() && !tuning.contains(run.cell()))
            .toList();
    if (dated.stream().map(CellResult::cell).distinct().count() < dated.size()) {
      curves(
              dated,
              "Over time, means of all cells of a day",
              Axis.of("", Scale.TIME),
              run -> run.ended().truncatedTo(ChronoUnit.DAYS).toEpochMilli(),
              run -> run.choice(roles.subject()),
              Style.MARKED)
          .ifPresent(charts::add);
    }
    return charts;
  }

  /** The metric where the axis of sizes has numbers. */
  private Optional<Chart> curvesBySize(List<CellResult> done) {
    List<CellResult> sized =
        done.stream().filter(cell -> size(cell).filter(n -> n > 0).isPresent()).toList();
    return curves(
        sized,
        "Learning curves, means over all else",
        Axis.of(roles.size(), Scale.LOG),
        cell -> size(cell).orElse(0.0),
        cell -> {
          String dataset = cell.choice(roles.dataset());
          String subject = cell.choice(roles.subject());
          return dataset.isEmpty() ? subject : dataset + ", " + subject;
        },
        Style.MARKED);
  }

  private Optional<Double> size(CellResult cell) {
    try {
      return Optional.of(Double.valueOf(cell.choice(roles.size())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A curve for each name; points of the same x are averaged, but for points alone. */
  private Optional<Chart> curves(
      List<CellResult> runs,
      String caption,
      Axis x,
      ToDoubleFunction<CellResult> at,
      Function<CellResult, String> name,
      Style style) {
    if (runs.size() < 2) {
      return Optional.empty();
    }
    List<Curve> curves = new ArrayList<>();
    Map<String, List<CellResult>> named =
        runs.stream().collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
    named.forEach(
        (text, group) -> {
          Function<CellResult, double[]> point =
              run -> new double[] {at.applyAsDouble(run), run.metric(roles.metric()).orElse(0.0)};
          List<double[]> points =
              style == Style.POINTS
                  ? group.stream().map(point).toList()
                  : means(group.stream().map(point).toList());
          curves.add(new Curve(text, points, style));
        });
    return Optional.of(
        new Chart(caption, x, Axis.of(roles.metric(), Scale.LINEAR), curves, List.of()));
  }

  private static List<double[]> means(List<double[]> points) {
    Map<Double, Double> means =
        points.stream()
            .collect(
                Collectors.groupingBy(
                    point -> point[0], Collectors.averagingDouble(point -> point[1])));
    return means.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(mean -> new double[] {mean.getKey(), mean.getValue()})
        .toList();
  }

  /** By data set, the best subject against the second. */
  public List<Bars> bars() {
    List<Bars> bars = new ArrayList<>();
    List<CellResult> cells = comparison.judged();
    for (Scores scores : Scores.of(cells, roles)) {
      List<String> datasets = scores.common();
      Optional<Judgement> judged =
          Judgement.of(cells, roles).stream()
              .filter(judgement -> judgement.condition().equals(scores.condition()))
              .findFirst();
      if (datasets.size() > 1 && judged.isPresent() && judged.get().standings().size() > 1) {
        String first = judged.get().standings().get(0).subject();
        String second = judged.get().standings().get(1).subject();
        double[] a = scores.means(first, datasets);
        double[] b = scores.means(second, datasets);
        List<Bar> differences = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
          differences.add(new Bar(datasets.get(i), a[i] - b[i]));
        }
        differences.sort(Comparator.comparingDouble(Bar::value).reversed());
        String condition = scores.condition().isEmpty() ? "" : ", " + scores.condition();
        bars.add(
            new Bars(
                "%s of %s minus that of %s, by %s%s"
                    .formatted(roles.metric(), first, second, roles.dataset(), condition),
                differences));
      }
    }
    return bars;
  }
}
