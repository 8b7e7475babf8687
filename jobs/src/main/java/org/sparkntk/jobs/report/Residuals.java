package org.sparkntk.jobs.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sparkntk.jobs.report.ResidualCurve.Pass;

/** A residual curve as lines of points. */
final class Residuals {
  /** More lines than this hide each other. */
  private static final int MAX_COLUMNS = 32;

  private Residuals() {}

  static PageData.Residuals of(ResidualCurve curve) {
    List<double[]> maxRecursive = new ArrayList<>();
    List<double[]> maxTrue = new ArrayList<>();
    for (Pass pass : curve.passes()) {
      add(maxRecursive, pass.pass(), pass.largestRecursive());
      add(maxTrue, pass.pass(), pass.largestComputed());
    }
    int k = curve.passes().stream().mapToInt(pass -> pass.recursive().size()).max().orElse(0);
    List<List<double[]>> columns =
        k > MAX_COLUMNS || k == 1
            ? List.of()
            : IntStream.range(0, k).mapToObj(column -> column(curve.passes(), column)).toList();
    return new PageData.Residuals(curve.tolerance(), maxRecursive, maxTrue, columns);
  }

  private static List<double[]> column(List<Pass> passes, int column) {
    List<double[]> points = new ArrayList<>();
    for (Pass pass : passes) {
      if (column < pass.recursive().size()) {
        add(points, pass.pass(), pass.recursive().get(column));
      }
    }
    return points;
  }

  private static void add(List<double[]> points, int pass, double residual) {
    if (residual > 0 && Double.isFinite(residual)) {
      points.add(new double[] {pass, shortened(residual)});
    }
  }

  /** Four digits are more than the eye can see and keep the page small. */
  private static double shortened(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
