package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;

/**
 * How the solvers of the cells got on. A line would say little for a solver that needs no
 * iterations, and nothing among hundreds: of every name the largest cell, and those with the most
 * passes where there are many.
 */
final class ResidualCharts {
  private static final int FEWEST_POINTS = 3;
  private static final int MOST_LINES = 16;

  private final Roles roles;
  private final Lines lines;
  private final List<CellResult> cells;
  private final Map<String, List<double[]>> residuals;

  /**
   * @param residuals cell → (pass, largest relative residual of any output)
   */
  ResidualCharts(Roles roles, List<CellResult> cells, Map<String, List<double[]>> residuals) {
    this.roles = roles;
    this.lines = Lines.of(cells, roles);
    this.residuals = residuals;
    this.cells = cells.stream().filter(cell -> points(cell).size() >= FEWEST_POINTS).toList();
  }

  List<Chart> charts() {
    List<Chart> charts = new ArrayList<>();
    lines.group(cells).forEach((panel, names) -> charts.add(chart(panel, names)));
    return charts;
  }

  private Chart chart(String panel, Map<String, List<CellResult>> names) {
    Comparator<CellResult> passes = Comparator.comparingDouble(this::passes);
    Comparator<CellResult> largest =
        Comparator.<CellResult>comparingDouble(cell -> lines.size(cell).orElse(0.0))
            .thenComparing(passes);
    List<CellResult> shown =
        names.values().stream().map(own -> own.stream().max(largest).orElseThrow()).toList();
    if (shown.size() > MOST_LINES) {
      shown = shown.stream().sorted(passes.reversed()).limit(MOST_LINES).toList();
    }
    return new Chart(
        "Residual curves: largest relative residual of any output after each pass over the Gram"
            + " matrix; of every line its largest cell",
        panel,
        Axis.of("pass", Scale.LINEAR),
        Axis.of("relative residual", Scale.LOG),
        shown.stream().map(c -> new Curve(name(c), points(c), Style.LINE)).toList(),
        List.of());
  }

  private String name(CellResult cell) {
    String dataset = cell.choice(roles.dataset());
    return lines.panels() || dataset.isEmpty()
        ? lines.name(cell)
        : lines.name(cell) + ", " + dataset;
  }

  private double passes(CellResult cell) {
    List<double[]> points = points(cell);
    return points.isEmpty() ? 0 : points.get(points.size() - 1)[0];
  }

  private List<double[]> points(CellResult cell) {
    return residuals.getOrDefault(cell.cell(), List.of());
  }
}
