package org.sparkntk.jobs.study;

import java.util.ArrayList;
import java.util.List;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;
import org.sparkntk.kernels.meanfield.DepthLimit.Law;
import org.sparkntk.kernels.meanfield.DepthRate;

/** The pictures of a study of depth. */
public final class DepthCharts {
  /** The slope of L · error against ln L for a φ whose derivative jumps. */
  private static final double THREE_EIGHTHS = 3.0 / 8;

  private DepthCharts() {}

  /** The kernels, their errors, the two rates side by side, and the condition. */
  public static List<Chart> of(DepthStudy study, GramCondition gram) {
    List<Chart> charts = new ArrayList<>();
    charts.add(values(study));
    if (!Double.isNaN(study.limit().value())) {
      charts.add(errors(study));
    }
    if (study.limit().law() == Law.LOGARITHM_OVER_DEPTH) {
      charts.add(products(study));
      charts.add(slopes(study));
    }
    if (study.limit().law() == Law.INVERSE_LOGARITHM) {
      charts.add(logarithms(study));
    }
    charts.add(
        new Chart(
            "Condition number of the NTK's Gram matrix of random inputs on a sphere",
            depth(),
            Axis.of("condition number", Scale.LOG),
            List.of(new Curve("condition", gram.points(), Style.MARKED)),
            List.of()));
    return charts;
  }

  private static Axis depth() {
    return Axis.of("depth L", Scale.LOG);
  }

  private static Chart values(DepthStudy study) {
    List<Curve> curves = new ArrayList<>();
    for (double cosine : study.config().cosines()) {
      List<double[]> points =
          study.of(cosine).stream()
              .map(row -> new double[] {row.depth(), row.quantity()})
              .filter(point -> Double.isFinite(point[1]))
              .toList();
      curves.add(new Curve(label(cosine), points, Style.MARKED));
    }
    if (!Double.isNaN(study.limit().value())) {
      curves.add(level("limit", study, study.limit().value()));
    }
    String caption = study.quantity() + " of pairs of inputs against depth";
    return new Chart(caption, depth(), Axis.of(study.quantity(), Scale.LINEAR), curves, List.of());
  }

  private static Chart errors(DepthStudy study) {
    List<Curve> curves = new ArrayList<>();
    for (double cosine : study.config().cosines()) {
      List<double[]> points =
          study.of(cosine).stream()
              .map(
                  row ->
                      new double[] {row.depth(), Math.abs(row.quantity() - study.limit().value())})
              .filter(point -> point[1] > 0 && Double.isFinite(point[1]))
              .toList();
      curves.add(new Curve(label(cosine), points, Style.MARKED));
    }
    return new Chart(
        "Distance from the limit, both axes logarithmic",
        depth(),
        Axis.of("|" + study.quantity() + " − limit|", Scale.LOG),
        curves,
        List.of());
  }

  private static Chart products(DepthStudy study) {
    List<Curve> curves = new ArrayList<>();
    for (double cosine : study.config().cosines()) {
      List<double[]> points =
          study.of(cosine).stream()
              .map(
                  row ->
                      new double[] {
                        row.depth(), row.depth() * (row.quantity() - study.limit().value())
                      })
              .toList();
      curves.add(new Curve(label(cosine), points, Style.MARKED));
    }
    String slope = study.limit().isKinked() ? " of slope 3/8" : "";
    return new Chart(
        "L · (" + study.quantity() + " − limit) against ln L: in the end a straight line" + slope,
        depth(),
        Axis.of("L · error", Scale.LINEAR),
        curves,
        List.of());
  }

  private static Chart logarithms(DepthStudy study) {
    List<Curve> curves = new ArrayList<>();
    for (double cosine : study.config().cosines()) {
      List<double[]> points =
          study.rates(cosine).stream().map(rate -> new double[] {rate.to(), rate.times()}).toList();
      curves.add(new Curve(label(cosine), points, Style.MARKED));
    }
    return new Chart(
        "ln L · (" + study.quantity() + " − limit): tends to a constant, very slowly",
        depth(),
        Axis.of("ln L · error", Scale.LINEAR),
        curves,
        List.of());
  }

  private static Chart slopes(DepthStudy study) {
    List<Curve> curves = new ArrayList<>();
    double cosine = study.config().cosines().get(0);
    List<DepthRate> rates = study.rates(cosine);
    curves.add(
        new Curve(
            "d(L · error)/d ln L",
            rates.stream().map(rate -> new double[] {middle(rate), rate.logarithm()}).toList(),
            Style.MARKED));
    curves.add(
        new Curve(
            "d ln|error|/d ln L, plus 1",
            rates.stream().map(rate -> new double[] {middle(rate), 1 + rate.power()}).toList(),
            Style.MARKED));
    if (study.limit().isKinked()) {
      curves.add(level("3/8", study, THREE_EIGHTHS));
    }
    return new Chart(
        "Two fits of the rate for cosine "
            + cosine
            + ": the plain log-log slope, plus 1, creeps towards 0; the other tends to its constant",
        depth(),
        Axis.of("slope between neighbouring depths", Scale.LINEAR),
        curves,
        List.of());
  }

  private static double middle(DepthRate rate) {
    return Math.sqrt((double) rate.from() * rate.to());
  }

  private static Curve level(String name, DepthStudy study, double value) {
    List<Integer> depths = study.config().depths();
    double last = depths.get(depths.size() - 1);
    return new Curve(
        name,
        List.of(new double[] {depths.get(0), value}, new double[] {last, value}),
        Style.DASHED);
  }

  private static String label(double cosine) {
    return "cosine " + cosine;
  }
}
