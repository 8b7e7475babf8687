package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sparkntk.jobs.compare.Baseline.Regression;
import org.sparkntk.jobs.report.Bars;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Table;

/**
 * What the page of a comparison shows.
 *
 * @param roles of the axes
 * @param axes their names
 * @param comparison its cells
 * @param history runs of all dates, these ones included
 * @param references results of others
 * @param residuals cell → (pass, largest relative residual of any output)
 * @param regressions what is worse than the baseline
 */
public record ComparisonPage(
    Roles roles,
    List<String> axes,
    Comparison comparison,
    List<CellResult> history,
    List<Reference> references,
    Map<String, List<double[]>> residuals,
    List<Regression> regressions) {

  /** What went wrong and leaderboards first, all cells last. */
  public List<Table> tables() {
    List<Table> tables =
        new ArrayList<>(new TroubleTables(roles, comparison, regressions).tables());
    tables.addAll(new LeaderTables(roles, comparison.judged(), references).tables());
    if (!comparison.winners().isEmpty()) {
      tables.add(new ChosenTable(roles, comparison.winners()).table());
    }
    tables.add(new CellTable(roles, axes, comparison.all()).table());
    return tables;
  }

  /** Learning curves, the metric against time, residual curves, and the history. */
  public List<Chart> charts() {
    List<CellResult> cells = comparison.judged();
    ComparisonCharts curves = new ComparisonCharts(roles, cells);
    List<Chart> charts = new ArrayList<>(curves.bySize());
    charts.addAll(curves.bySeconds());
    charts.addAll(new ResidualCharts(roles, cells, residuals).charts());
    charts.addAll(new HistoryCharts(roles, cells, history).charts());
    return charts;
  }

  /** By data set, the best subject against the second; where the time went. */
  public List<Bars> bars() {
    List<CellResult> cells = comparison.judged();
    List<Bars> bars = new ArrayList<>(new ComparisonCharts(roles, cells).differences(cells));
    bars.addAll(ComparisonCharts.stages(cells));
    return bars;
  }
}
