package org.sparkntk.jobs.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;

/**
 * Errors of features against their number and against time, a curve for every kind.
 *
 * @param cells at least one
 * @param exact the fit with the kernel itself, if there is one
 */
public record SketchCharts(List<SketchCell> cells, Optional<FitFigures> exact) {
  private static final String FEATURES = "features";
  private static final String SECONDS = "seconds of the fit";

  /** Copies the list. */
  public SketchCharts {
    cells = List.copyOf(cells);
  }

  /**
   * The pictures of a study.
   *
   * @param recommendation in words
   */
  public List<Chart> all(String recommendation) {
    ToDoubleFunction<SketchCell> dimension = SketchCell::dimension;
    ToDoubleFunction<SketchCell> seconds = cell -> cell.fit().seconds();
    ToDoubleFunction<SketchCell> frobenius = cell -> cell.frobenius().mean();
    ToDoubleFunction<SketchCell> spectral = cell -> cell.spectral().mean();
    ToDoubleFunction<SketchCell> test = cell -> cell.fit().testError();
    String whole = "Error of the kernel: relative, in Frobenius' norm";
    String seen =
        "Error of the kernel as the regression sees it: relative to the kernel with the ridge";
    return List.of(
        chart(whole, FEATURES, curves(dimension, frobenius)),
        chart(whole, SECONDS, curves(seconds, frobenius)),
        chart(seen, FEATURES, curves(dimension, spectral)),
        chart(seen, SECONDS, curves(seconds, spectral)),
        chart(
            "Test error. Recommendation: " + recommendation,
            FEATURES,
            withExact(curves(dimension, test), dimension, OptionalDouble.empty())),
        chart(
            "Test error",
            SECONDS,
            withExact(
                curves(seconds, test),
                seconds,
                exact.stream().mapToDouble(FitFigures::seconds).findFirst())));
  }

  private static Chart chart(String caption, String x, List<Curve> curves) {
    return new Chart(
        caption, Axis.of(x, Scale.LOG), Axis.of("error", Scale.LOG), curves, List.of());
  }

  private List<Curve> curves(ToDoubleFunction<SketchCell> x, ToDoubleFunction<SketchCell> y) {
    return cells.stream()
        .map(SketchCell::name)
        .distinct()
        .map(
            name ->
                new Curve(
                    name,
                    cells.stream()
                        .filter(cell -> cell.name().equals(name) && y.applyAsDouble(cell) > 0)
                        .map(cell -> new double[] {x.applyAsDouble(cell), y.applyAsDouble(cell)})
                        .toList(),
                    Style.MARKED))
        .toList();
  }

  /** The kernel itself as a line along all features, or from its own place on. */
  private List<Curve> withExact(
      List<Curve> curves, ToDoubleFunction<SketchCell> x, OptionalDouble at) {
    List<Curve> all = new ArrayList<>(curves);
    exact
        .map(FitFigures::testError)
        .filter(error -> error > 0)
        .ifPresent(
            error -> {
              double most = cells.stream().mapToDouble(x).max().orElseThrow();
              double first = at.orElse(cells.stream().mapToDouble(x).min().orElseThrow());
              all.add(
                  new Curve(
                      "the kernel itself",
                      List.of(
                          new double[] {first, error}, new double[] {Math.max(first, most), error}),
                      Style.DASHED));
            });
    return all;
  }
}
