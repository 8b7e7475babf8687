package org.sparkntk.jobs.sketch;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which features to take, in words. */
public final class Recommendation {
  /** What counts as no worse, of the best test error. */
  private static final double TOLERANCE = 0.01;

  private Recommendation() {}

  /**
   * The cheapest features whose test error is within a hundredth of the best one, beside the kernel
   * itself, which is recommended where it is neither worse nor slower.
   *
   * @param cells at least one
   * @param exact the fit with the kernel itself, if there is one
   */
  public static String of(List<SketchCell> cells, Optional<FitFigures> exact) {
    SketchCell best =
        cells.stream()
            .min(Comparator.comparingDouble(cell -> cell.fit().testError()))
            .orElseThrow();
    double enough = best.fit().testError() * (1 + TOLERANCE);
    SketchCell cheapest =
        cells.stream()
            .filter(cell -> cell.fit().testError() <= enough)
            .min(Comparator.comparingDouble(cell -> cell.fit().seconds()))
            .orElseThrow();
    String features = take(cheapest) + (cheapest.equals(best) ? "" : "; the lowest, " + of(best));
    return exact
        .map(
            kernel ->
                kernel.testError() <= enough && kernel.seconds() <= cheapest.fit().seconds()
                    ? "take mode = exact: test error "
                        + of(kernel)
                        + "; of features "
                        + of(cheapest)
                    : features + "; the kernel itself has " + of(kernel))
        .orElse(features);
  }

  private static String take(SketchCell cell) {
    return "take sketch { %s, dimension = %d }: test error %s"
        .formatted(cell.variant().settings(), cell.dimension(), of(cell.fit()));
  }

  private static String of(SketchCell cell) {
    return "%s with %d, has %s".formatted(cell.name(), cell.dimension(), of(cell.fit()));
  }

  private static String of(FitFigures fit) {
    return String.format(Locale.ROOT, "%.4g in %.1f s", fit.testError(), fit.seconds());
  }
}
