package org.sparkntk.kernels.activation;

import java.io.Serializable;
import java.util.Optional;

/**
 * An activation function φ by what the kernel recursion needs of it, its dual activation
 *
 * <pre>
 *   T(q₁₁, q₂₂, q₁₂) = E[φ(a) φ(b)],   T'(q₁₁, q₂₂, q₁₂) = E[φ'(a) φ'(b)] = ∂T/∂q₁₂,   (a, b) ~ N(0, [q₁₁ q₁₂; q₁₂ q₂₂])
 * </pre>
 *
 * (Daniely et al. 1602.05897). These are scalar definitions, exact rather than fast: whole tiles
 * use polynomials that are fitted to them once per range of scales. An implementation is an
 * immutable record, compared by its parameters.
 */
public interface DualActivation extends Serializable {
  /** What configuration files and messages call it. */
  String name();

  /** φ itself, or nothing if only its kernel is defined. */
  Optional<Nonlinearity> function();

  /**
   * T(q, q, q) = E[φ(a)²]: the variance after the activation of a pre-activation of variance q ≥ 0.
   */
  double variance(double q);

  /** T'(q, q, q) = E[φ'(a)²]. */
  double slopeVariance(double q);

  /** T. */
  double covariance(GaussianPair pair);

  /** T'; 0 for a φ that jumps, whose derivative is not a function. */
  double slopeCovariance(GaussianPair pair);

  /**
   * T' for all combinations of scales and angles, for the fitting of polynomials.
   *
   * @param r1 scales of the first variable
   * @param r2 scales of the second variable
   * @param theta angles
   * @return first scales × second scales × angles
   */
  default double[][][] slopeCovariances(double[] r1, double[] r2, double[] theta) {
    double[][][] values = new double[r1.length][r2.length][theta.length];
    for (int m = 0; m < r1.length; m++) {
      for (int n = 0; n < r2.length; n++) {
        for (int k = 0; k < theta.length; k++) {
          values[m][n][k] = slopeCovariance(new GaussianPair(r1[m], r2[n], theta[k]));
        }
      }
    }
    return values;
  }

  /**
   * 1 − T(r₁², r₂², r₁r₂)/√(T₁₁T₂₂) ≥ 0: how far apart parallel inputs of different norm come.
   * Accurate relative to (r₁ − r₂)² as r₁ → r₂; 0 for {@link ScaleDependence#NONE}.
   */
  double scaleGap(double r1, double r2);

  /**
   * {@link #scaleGap} for all combinations of scales, none of which agree.
   *
   * @return first scales × second scales
   */
  default double[][] scaleGaps(double[] r1, double[] r2) {
    double[][] gaps = new double[r1.length][r2.length];
    for (int m = 0; m < r1.length; m++) {
      for (int n = 0; n < r2.length; n++) {
        gaps[m][n] = scaleGap(r1[m], r2[n]);
      }
    }
    return gaps;
  }

  /** The symmetry of φ. */
  Parity parity();

  /** How the normalised dual depends on the scales. */
  ScaleDependence scaleDependence();

  /** Whether φ is continuous, so that nearly equal inputs are at a distance ~ θ², not ~ θ. */
  default boolean isContinuous() {
    return true;
  }
}
