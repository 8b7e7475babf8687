package org.sparkntk.kernels.solve;

/**
 * A stochastic estimate.
 *
 * @param value the estimate
 * @param standardError its standard deviation over the draw of the Gaussian columns, itself
 *     estimated from their scatter; infinite if there is one column
 */
public record Estimate(double value, double standardError) {

  /**
   * The trace of a symmetric matrix M from its exact part on r directions and {@code samples}
   * oᵢᵀMoᵢ of orthonormal random oᵢ in the complement of dimension N = n − r:
   *
   * <pre>
   *   tr M ≈ exact + N mean(samples),  error² = N² s²/m (1 − m/N)
   * </pre>
   *
   * <p>The last factor holds because the samples of a whole basis add up to the trace.
   *
   * @param exact the trace on the r directions
   * @param samples at least one, unless the complement is empty
   * @param complement N
   */
  static Estimate trace(double exact, double[] samples, int complement) {
    if (complement == 0) {
      return new Estimate(exact, 0);
    }
    int m = samples.length;
    if (m == 0) {
      throw new IllegalArgumentException(
          "a trace needs Gaussian columns: choose a block wider than the rank of the labels");
    }
    double mean = 0;
    for (double sample : samples) {
      mean += sample / m;
    }
    double scatter = 0;
    for (double sample : samples) {
      scatter += (sample - mean) * (sample - mean);
    }
    double left = 1 - (double) m / complement;
    double variance = left <= 0 ? 0 : m == 1 ? Double.POSITIVE_INFINITY : scatter / (m - 1) / m;
    double error = left <= 0 ? 0 : complement * Math.sqrt(variance * left);
    return new Estimate(exact + complement * mean, error);
  }

  /** offset + factor · this. */
  Estimate affine(double offset, double factor) {
    return new Estimate(offset + factor * value, Math.abs(factor) * standardError);
  }
}
