package org.sparkntk.jobs.compare;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;

/**
 * How the results of the same cells changed from run to run: at every moment the mean over all
 * cells of what each had at its last run, from when all have had one. So a run of few of the cells
 * moves a line by what changed in these, and not because others are easier.
 */
final class HistoryCharts {
  private final Roles roles;
  private final Lines lines;
  private final List<CellResult> cells;
  private final List<CellResult> runs;
  private final ChronoUnit unit;

  /**
   * @param cells of the comparison as it is now
   * @param history runs of all dates
   */
  HistoryCharts(Roles roles, List<CellResult> cells, List<CellResult> history) {
    this.roles = roles;
    this.lines = Lines.of(cells, roles);
    this.cells = cells.stream().filter(cell -> cell.metric(roles.metric()).isPresent()).toList();
    Set<SortedMap<String, String>> names = identities(this.cells);
    this.runs =
        history.stream()
            .filter(
                run ->
                    names.contains(roles.identity(run)) && run.metric(roles.metric()).isPresent())
            .sorted(Comparator.comparing(CellResult::ended))
            .toList();
    this.unit =
        !runs.isEmpty() && days(runs.get(0).ended(), runs.get(runs.size() - 1).ended()) > 2
            ? ChronoUnit.DAYS
            : ChronoUnit.MINUTES;
  }

  /** Those of a cell whose tuned choice was another one are its runs too. */
  private Set<SortedMap<String, String>> identities(List<CellResult> results) {
    return results.stream().map(roles::identity).collect(Collectors.toSet());
  }

  private static long days(Instant from, Instant to) {
    return ChronoUnit.DAYS.between(from, to);
  }

  /** Of the metric, and of the seconds; none while no cell has been run twice. */
  List<Chart> charts() {
    if (runs.size() <= cells.size()) {
      return List.of();
    }
    List<Chart> charts = new ArrayList<>();
    charts.addAll(
        charts(
            "History: " + roles.metric() + ", means of the last run of every cell",
            roles.metric(),
            run -> run.metric(roles.metric()).orElse(Double.NaN)));
    charts.addAll(
        charts(
            "History: seconds, means of the last run of every cell",
            "seconds",
            run -> run.metric(Stages.TOTAL).orElse(0.0)));
    return charts;
  }

  private List<Chart> charts(String caption, String what, ToDoubleFunction<CellResult> value) {
    return lines.charts(
        caption,
        Axis.of("", Scale.TIME),
        Axis.of(what, Scale.LINEAR),
        cells,
        (name, own) -> new Curve(name, states(own, value), Style.MARKED));
  }

  /** A point at the end of every day or minute with a run. */
  private List<double[]> states(List<CellResult> own, ToDoubleFunction<CellResult> value) {
    Set<SortedMap<String, String>> names = identities(own);
    NavigableMap<Instant, List<CellResult>> ends =
        runs.stream()
            .filter(run -> names.contains(roles.identity(run)))
            .collect(
                Collectors.groupingBy(
                    run -> run.ended().truncatedTo(unit), TreeMap::new, Collectors.toList()));
    List<double[]> points = new ArrayList<>();
    Map<SortedMap<String, String>, CellResult> last = new LinkedHashMap<>();
    ends.forEach(
        (end, then) -> {
          then.forEach(run -> last.put(roles.identity(run), run));
          if (last.size() == names.size()) {
            points.add(
                new double[] {end.toEpochMilli(), Lines.mean(List.copyOf(last.values()), value)});
          }
        });
    return points;
  }
}
