package org.sparkntk.kernels.activation;

import java.util.Optional;

/**
 * Any piecewise analytic φ, by quadrature: T and T' to 10⁻¹³ of √(T₁₁T₂₂) and √(T'₁₁T'₂₂). {@link
 * NumericalActivations} lists the usual ones.
 *
 * @param name what it is called
 * @param phi φ, continuous, with the exact slope and all its kinks
 * @param parity the symmetry of φ
 */
public record Quadrature(String name, Nonlinearity phi, Parity parity) implements DualActivation {

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.of(phi);
  }

  @Override
  public double variance(double q) {
    return NormalExpectation.of(x -> square(phi.value(x)), Math.sqrt(q), phi.kinks());
  }

  @Override
  public double slopeVariance(double q) {
    return NormalExpectation.of(x -> square(phi.slope(x)), Math.sqrt(q), phi.kinks());
  }

  @Override
  public double covariance(GaussianPair pair) {
    return BivariateExpectation.of(phi::value, phi::value, phi.kinks(), pair, parity);
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    return BivariateExpectation.of(phi::slope, phi::slope, phi.kinks(), pair, parity);
  }

  @Override
  public double[][][] slopeCovariances(double[] r1, double[] r2, double[] theta) {
    if (phi.kinks().length == 0) {
      Optional<double[][][]> values = HermiteSeries.products(phi::slope, r1, r2, theta);
      if (values.isPresent()) {
        return values.get();
      }
    }
    return scaleDependence() == ScaleDependence.ANALYTIC
        ? PolarGrid.products(phi::slope, parity, r1, r2, theta)
        : DualActivation.super.slopeCovariances(r1, r2, theta);
  }

  @Override
  public double scaleGap(double r1, double r2) {
    return ScaleGap.of(phi, r1, r2);
  }

  @Override
  public double[][] scaleGaps(double[] r1, double[] r2) {
    return scaleDependence() == ScaleDependence.ANALYTIC
        ? FunctionVectors.gaps(phi, r1, r2)
        : DualActivation.super.scaleGaps(r1, r2);
  }

  @Override
  public ScaleDependence scaleDependence() {
    for (double kink : phi.kinks()) {
      if (kink != 0) {
        return ScaleDependence.SINGULAR;
      }
    }
    return ScaleDependence.ANALYTIC;
  }

  private static double square(double x) {
    return x * x;
  }
}
