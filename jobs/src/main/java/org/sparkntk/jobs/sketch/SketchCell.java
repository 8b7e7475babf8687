package org.sparkntk.jobs.sketch;

import java.util.Locale;
import org.sparkntk.jobs.config.SketchConfig.MapType;

/**
 * What one kind and number of features is worth.
 *
 * @param map the kind
 * @param dimension the number found
 * @param frobenius relative error of the kernel
 * @param spectral error of the kernel relative to the kernel with the ridge
 * @param seconds to make the features of all training examples and their normal equations
 * @param lambda the ridge, absolute
 * @param testError 1 − accuracy, or the root mean squared error
 */
public record SketchCell(
    MapType map,
    int dimension,
    MeanError frobenius,
    MeanError spectral,
    double seconds,
    double lambda,
    double testError) {
  /** The kind as configurations spell it. */
  public String name() {
    return map.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The figures on one line. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%s, %,d features: test error %.4g, of the kernel %.3g ± %.1g (Frobenius) and %.3g ± %.1g"
            + " (spectral), %.3g s",
        name(),
        dimension,
        testError,
        frobenius.mean(),
        frobenius.halfWidth(),
        spectral.mean(),
        spectral.halfWidth(),
        seconds);
  }

  /**
   * A mean over seeds.
   *
   * @param halfWidth of its 95 % confidence interval
   */
  public record MeanError(double mean, double halfWidth) {}
}
