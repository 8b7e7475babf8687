package org.sparkntk.jobs.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Cells;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Palette;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;
import org.sparkntk.kernels.meanfield.EdgeOfChaos;
import org.sparkntk.kernels.meanfield.Phase;

/** The pictures of a phase diagram: χ₁ and ξ over (σ_w², σ_b²), each under the edge of chaos. */
public final class PhaseCharts {
  private static final int CURVE_POINTS = 81;

  /** Longer correlations than 10³ layers, on the edge infinite ones, look alike. */
  private static final double LONGEST = 3;

  private static final double SHORTEST = -1;

  private PhaseCharts() {}

  /** One map of χ₁ and one of ξ. */
  public static List<Chart> of(PhaseDiagram diagram) {
    String name = diagram.config().activation().name();
    Curve edge = edge(diagram);
    double spread = 0;
    for (Phase phase : diagram.phases()) {
      spread = Math.max(spread, Math.min(1, Math.abs(phase.growth() - 1)));
    }
    Cells growth =
        cells(
            diagram, "χ₁", Phase::growth, Phase::growth, 1 - spread, 1 + spread, Palette.DIVERGING);
    Cells length =
        cells(
            diagram,
            "ξ",
            phase -> Math.log10(phase.length()),
            Phase::length,
            SHORTEST,
            LONGEST,
            Palette.LOGARITHMIC);
    return List.of(
        chart(
            name
                + ": growth χ₁ of a small difference between two inputs; ordered below 1, chaotic above",
            growth,
            edge),
        chart(
            name + ": correlation length ξ = −1/ln χ at the stable correlation, in layers",
            length,
            edge));
  }

  private static Chart chart(String caption, Cells cells, Curve edge) {
    return new Chart(
        caption,
        Axis.of("σ_w²", Scale.LINEAR),
        Axis.of("σ_b²", Scale.LINEAR),
        List.of(edge),
        List.of(cells));
  }

  private static Cells cells(
      PhaseDiagram diagram,
      String name,
      ToDoubleFunction<Phase> colour,
      ToDoubleFunction<Phase> value,
      double low,
      double high,
      Palette palette) {
    List<Double> columns = diagram.config().weightVariances().values();
    List<Double> rows = diagram.config().biasVariances().values();
    List<double[]> cells = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        Phase phase = diagram.at(column, row);
        double shade = colour.applyAsDouble(phase);
        if (!Double.isNaN(shade)) {
          double shown = Math.max(low, Math.min(high, shade));
          double told = Math.max(-1e9, Math.min(1e9, value.applyAsDouble(phase)));
          cells.add(new double[] {column, row, shown, told});
        }
      }
    }
    return new Cells(name, columns, rows, cells, low, high, palette);
  }

  private static Curve edge(PhaseDiagram diagram) {
    var range = diagram.config().biasVariances();
    double from = Math.sqrt(range.from());
    double to = Math.sqrt(range.to());
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < CURVE_POINTS; i++) {
      double sigmaB = from + (to - from) * i / (CURVE_POINTS - 1);
      List<EdgeOfChaos> edges = EdgeOfChaos.points(diagram.config().activation(), sigmaB);
      for (EdgeOfChaos edge : edges) {
        points.add(new double[] {edge.sigmaW() * edge.sigmaW(), sigmaB * sigmaB});
      }
    }
    return new Curve("edge of chaos", points, points.size() < 3 ? Style.MARKED : Style.LINE);
  }
}
