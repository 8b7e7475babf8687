package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.sparkntk.jobs.report.Bars;
import org.sparkntk.jobs.report.Bars.Bar;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;

/** Pictures of the results of a comparison. */
final class ComparisonCharts {
  private final Roles roles;
  private final List<CellResult> done;
  private final Lines lines;

  ComparisonCharts(Roles roles, List<CellResult> cells) {
    this.roles = roles;
    this.lines = Lines.of(cells, roles);
    this.done =
        lines.comparable(
            cells.stream().filter(cell -> cell.metric(roles.metric()).isPresent()).toList());
  }

  /** The metric against the number of examples. */
  List<Chart> bySize() {
    List<CellResult> sized = done.stream().filter(c -> lines.size(c).isPresent()).toList();
    if (sized.stream().map(lines::size).distinct().count() < 2) {
      return List.of();
    }
    return charts(
        "Learning curves" + averaged(),
        Axis.of(roles.size(), Scale.LOG),
        sized,
        cell -> lines.size(cell).orElse(0.0));
  }

  /** The metric against the time that it took. */
  List<Chart> bySeconds() {
    List<CellResult> timed = done.stream().filter(cell -> seconds(cell) > 0).toList();
    return charts(
        roles.metric() + " against the seconds of the whole run" + averaged(),
        Axis.of("seconds", Scale.LOG2),
        timed,
        ComparisonCharts::seconds);
  }

  /** A single point is no picture. */
  private List<Chart> charts(
      String caption, Axis x, List<CellResult> cells, ToDoubleFunction<CellResult> at) {
    Axis y = Axis.of(roles.metric(), Scale.LINEAR);
    return lines
        .charts(
            caption, x, y, cells, (name, own) -> curve(name, lines.points(own, at, this::value)))
        .stream()
        .filter(chart -> chart.curves().size() > 1 || chart.curves().get(0).points().size() > 1)
        .toList();
  }

  private static Curve curve(String name, List<double[]> points) {
    return new Curve(name, points, points.size() > 1 ? Style.MARKED : Style.POINTS);
  }

  private String averaged() {
    return lines.panels() || roles.dataset().isEmpty() ? "" : ", means over " + roles.dataset();
  }

  private double value(CellResult cell) {
    return cell.metric(roles.metric()).orElse(Double.NaN);
  }

  private static double seconds(CellResult cell) {
    return cell.metric(Stages.TOTAL).orElse(0.0);
  }

  /** By data set, what the best subject is ahead of the second. */
  List<Bars> differences(List<CellResult> cells) {
    List<Bars> bars = new ArrayList<>();
    List<Judgement> judgements = Judgement.of(cells, roles);
    for (Scores scores : Scores.of(cells, roles)) {
      List<String> datasets = scores.common();
      Optional<Judgement> judged =
          judgements.stream().filter(j -> j.condition().equals(scores.condition())).findFirst();
      if (datasets.size() > 1 && judged.isPresent() && judged.get().standings().size() > 1) {
        bars.add(difference(scores, datasets, judged.get().standings()));
      }
    }
    return bars;
  }

  private Bars difference(
      Scores scores, List<String> datasets, List<Judgement.Standing> standings) {
    String first = standings.get(0).subject();
    String second = standings.get(1).subject();
    double[] a = scores.means(first, datasets);
    double[] b = scores.means(second, datasets);
    List<Bar> differences = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      differences.add(new Bar(datasets.get(i), a[i] - b[i]));
    }
    differences.sort(Comparator.comparingDouble(Bar::value).reversed());
    String where = scores.condition().isEmpty() ? "" : scores.condition() + ": ";
    return new Bars(
        "%s of the best %s minus that of the second, by %s"
            .formatted(roles.metric(), roles.subject(), roles.dataset()),
        where + first + " − " + second,
        differences);
  }

  /** Where the time goes. */
  static List<Bars> stages(List<CellResult> cells) {
    SortedMap<String, Double> sums = new TreeMap<>();
    cells.forEach(cell -> Stages.of(cell).forEach((stage, s) -> sums.merge(stage, s, Double::sum)));
    List<Bar> bars =
        sums.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(stage -> new Bar(stage.getKey(), stage.getValue()))
            .toList();
    return bars.isEmpty()
        ? List.of()
        : List.of(new Bars("Seconds by stage, all cells together", "", bars));
  }
}
