package org.sparkntk.jobs.sketch;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Which features to take, in words. */
public final class Recommendation {
  /** What counts as no worse, of the best test error. */
  private static final double TOLERANCE = 0.01;

  private Recommendation() {}

  /**
   * The cheapest features whose test error is within a hundredth of the best one.
   *
   * @param cells at least one
   * @param exact the test error of the kernel itself, if it is known
   */
  public static String of(List<SketchCell> cells, OptionalDouble exact) {
    SketchCell best =
        cells.stream().min(Comparator.comparingDouble(SketchCell::testError)).orElseThrow();
    SketchCell cheapest =
        cells.stream()
            .filter(cell -> cell.testError() <= best.testError() * (1 + TOLERANCE))
            .min(Comparator.comparingDouble(SketchCell::seconds))
            .orElseThrow();
    String line =
        String.format(
            Locale.ROOT,
            "take sketch { map = %s, dimension = %d }: test error %.4g in %.1f s",
            cheapest.name(),
            cheapest.dimension(),
            cheapest.testError(),
            cheapest.seconds());
    if (!cheapest.equals(best)) {
      line +=
          String.format(
              Locale.ROOT,
              "; the lowest, %.4g, takes %s with %d and %.1f s",
              best.testError(),
              best.name(),
              best.dimension(),
              best.seconds());
    }
    return exact.isEmpty()
        ? line
        : line + String.format(Locale.ROOT, "; the kernel itself has %.4g", exact.getAsDouble());
  }
}
