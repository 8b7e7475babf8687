package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;

/**
 * Which cells make one line of a chart, and which panel of the chart it is in: a panel for every
 * data set while there are few, and otherwise one of means over all data sets.
 *
 * @param panels whether data sets have panels of their own
 */
record Lines(Roles roles, boolean panels) {
  private static final int MOST_PANELS = 6;

  static Lines of(List<CellResult> cells, Roles roles) {
    long datasets = cells.stream().map(cell -> cell.choice(roles.dataset())).distinct().count();
    return new Lines(roles, !roles.dataset().isEmpty() && datasets <= MOST_PANELS);
  }

  String panel(CellResult cell) {
    return panels ? cell.choice(roles.dataset()) : "";
  }

  /** The subject, and the choices on axes without a role. */
  String name(CellResult cell) {
    String setting = roles.setting(cell);
    return cell.choice(roles.subject()) + (setting.isEmpty() ? "" : ", " + setting);
  }

  /** The choice on the axis of sizes, if there is one and it is a positive number. */
  Optional<Double> size(CellResult cell) {
    try {
      return Optional.of(Double.valueOf(cell.choice(roles.size()))).filter(n -> n > 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** panel → name → cells, all in the order of the cells. */
  Map<String, Map<String, List<CellResult>>> group(List<CellResult> cells) {
    return cells.stream()
        .collect(
            Collectors.groupingBy(
                this::panel,
                LinkedHashMap::new,
                Collectors.groupingBy(this::name, LinkedHashMap::new, Collectors.toList())));
  }

  /** A chart for every panel, with a curve for every name. */
  List<Chart> charts(
      String caption,
      Axis x,
      Axis y,
      List<CellResult> cells,
      BiFunction<String, List<CellResult>, Curve> curve) {
    List<Chart> charts = new ArrayList<>();
    group(cells)
        .forEach(
            (panel, names) -> {
              List<Curve> curves = new ArrayList<>();
              names.forEach((name, own) -> curves.add(curve.apply(name, own)));
              charts.add(new Chart(caption, panel, x, y, curves, List.of()));
            });
    return charts;
  }

  /**
   * Where means are over data sets, those cells whose data set has as many as any other has: a mean
   * without the difficult ones flatters.
   */
  List<CellResult> comparable(List<CellResult> cells) {
    if (panels) {
      return cells;
    }
    Map<String, Long> counts =
        cells.stream()
            .collect(
                Collectors.groupingBy(cell -> cell.choice(roles.dataset()), Collectors.counting()));
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return cells.stream()
        .filter(cell -> counts.getOrDefault(cell.choice(roles.dataset()), 0L) == most)
        .toList();
  }

  /** A point for every size, the means of its cells, in the order of the sizes. */
  List<double[]> points(
      List<CellResult> cells, ToDoubleFunction<CellResult> x, ToDoubleFunction<CellResult> y) {
    Map<String, List<CellResult>> sizes =
        cells.stream()
            .sorted(Comparator.comparingDouble(cell -> size(cell).orElse(0.0)))
            .collect(
                Collectors.groupingBy(
                    cell -> cell.choice(roles.size()), LinkedHashMap::new, Collectors.toList()));
    List<double[]> points = new ArrayList<>();
    for (List<CellResult> size : sizes.values()) {
      points.add(new double[] {mean(size, x), mean(size, y)});
    }
    return points;
  }

  static double mean(List<CellResult> cells, ToDoubleFunction<CellResult> of) {
    return cells.stream().mapToDouble(of).average().orElse(Double.NaN);
  }
}
