package org.sparkntk.jobs.sketch;

import java.util.Locale;
import org.sparkntk.jobs.config.SketchVariant;

/**
 * What one kind and number of features is worth.
 *
 * @param variant the kind
 * @param dimension the number found
 * @param frobenius relative error of the kernel
 * @param spectral error of the kernel relative to the kernel with the ridge
 * @param fit the regression on them
 */
public record SketchCell(
    SketchVariant variant, int dimension, MeanError frobenius, MeanError spectral, FitFigures fit) {
  /** The kind, for tables. */
  public String name() {
    return variant.name();
  }

  /** The figures on one line. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%s, %,d features: test error %s; of the kernel %.3g ± %.1g (Frobenius) and %.3g ± %.1g"
            + " (spectral)",
        name(),
        dimension,
        fit.describe(),
        frobenius.mean(),
        frobenius.halfWidth(),
        spectral.mean(),
        spectral.halfWidth());
  }

  /**
   * A mean over seeds.
   *
   * @param halfWidth of its 95 % confidence interval
   */
  public record MeanError(double mean, double halfWidth) {}
}
