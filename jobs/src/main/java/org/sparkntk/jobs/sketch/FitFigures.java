package org.sparkntk.jobs.sketch;

import java.util.Locale;

/**
 * What a regression costs and is worth.
 *
 * @param matrixSeconds to make the matrix of its equations, landmarks and features included
 * @param solveSeconds to choose the ridge and to solve
 * @param lambda the ridge, absolute
 * @param relativeRidge the same in mean diagonals of the kernel
 * @param ridgeIsAnEnd whether a wider range might have a better ridge
 * @param testError 1 − accuracy, or the root mean squared error
 */
public record FitFigures(
    double matrixSeconds,
    double solveSeconds,
    double lambda,
    double relativeRidge,
    boolean ridgeIsAnEnd,
    double testError) {
  /** Of the whole fit. */
  public double seconds() {
    return matrixSeconds + solveSeconds;
  }

  /** The figures on one line. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%.4g in %.3g + %.3g s, ridge %.2g mean diagonals%s",
        testError,
        matrixSeconds,
        solveSeconds,
        relativeRidge,
        ridgeIsAnEnd ? ", an end of the range" : "");
  }
}
