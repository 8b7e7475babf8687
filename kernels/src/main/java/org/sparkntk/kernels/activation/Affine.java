package org.sparkntk.kernels.activation;

import java.util.Arrays;
import java.util.Optional;

/**
 * x ↦ a·φ(bx) + m, with T = a² T_φ(b²q₁₁, b²q₂₂, b²q₁₂) + m² and T' = a²b² T'_φ, where m = 0 or φ
 * is odd. {@link #of} makes the general a·φ(bx + k) + m.
 *
 * @param inner φ
 * @param inputScale b, not 0
 * @param outputScale a, not 0
 * @param outputShift m, 0 unless φ is odd and continuous
 */
public record Affine(
    DualActivation inner, double inputScale, double outputScale, double outputShift)
    implements DualActivation {

  /** Validates the parameters. */
  public Affine {
    Parameters.nonZero(inner.name(), "input-scale", inputScale);
    Parameters.nonZero(inner.name(), "output-scale", outputScale);
    Parameters.finite(inner.name(), "output-shift", outputShift);
    if (outputShift != 0 && (inner.parity() != Parity.ODD || !inner.isContinuous())) {
      throw new IllegalArgumentException(
          inner.name()
              + ": Affine shifts the output of odd, continuous activations only, found "
              + outputShift);
    }
  }

  /**
   * x ↦ a·φ(bx + k) + m: in closed form if φ and k permit, else by {@link Quadrature} over the
   * composed function.
   *
   * @param inner φ; needs a function, and must not jump, if it is shifted
   * @param inputScale b, not 0
   * @param inputShift k
   * @param outputScale a, not 0
   * @param outputShift m
   */
  public static DualActivation of(
      DualActivation inner,
      double inputScale,
      double inputShift,
      double outputScale,
      double outputShift) {
    String name = inner.name();
    double b = Parameters.nonZero(name, "input-scale", inputScale);
    double k = Parameters.finite(name, "input-shift", inputShift);
    double a = Parameters.nonZero(name, "output-scale", outputScale);
    double m = Parameters.finite(name, "output-shift", outputShift);
    if (b == 1 && k == 0 && a == 1 && m == 0) {
      return inner;
    }
    if (inner instanceof Polynomial polynomial) {
      return polynomial.affine(b, k, a, m);
    }
    if (inner instanceof Sine sine && m == 0) {
      return new Sine(name, a * sine.a(), b * sine.b(), sine.b() * k + sine.k());
    }
    if (inner instanceof Exponential exponential && m == 0) {
      double factor = a * Math.exp(exponential.b() * k);
      return new Exponential(factor * exponential.a(), b * exponential.b());
    }
    if (inner instanceof Erf erf && k == 0) {
      return new Erf(a * erf.a(), b * erf.b(), a * erf.k() + m);
    }
    boolean isClosed = k == 0 && (m == 0 || (inner.parity() == Parity.ODD && inner.isContinuous()));
    return isClosed ? new Affine(inner, b, a, m) : shifted(inner, b, k, a, m);
  }

  private static DualActivation shifted(
      DualActivation inner, double b, double k, double a, double m) {
    String found = ", found input-shift " + k + " and output-shift " + m;
    Nonlinearity function =
        inner
            .function()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        inner.name() + ": a kernel without a function cannot be shifted" + found));
    if (!inner.isContinuous()) {
      throw new IllegalArgumentException(
          inner.name() + ": an activation that jumps cannot be shifted" + found);
    }
    // The scales stay outside: quadrature wants features of unit width.
    Nonlinearity unit = new AffineFunction(function, 1, k, 1, m / a);
    Parity parity = k == 0 && inner.parity() == Parity.EVEN ? Parity.EVEN : Parity.NONE;
    return of(new Quadrature(inner.name(), unit, parity), b, 0, a, 0);
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Optional<Nonlinearity> function() {
    return inner
        .function()
        .map(phi -> new AffineFunction(phi, inputScale, 0, outputScale, outputShift));
  }

  @Override
  public double variance(double q) {
    return outputScale * outputScale * inner.variance(inputScale * inputScale * q)
        + outputShift * outputShift;
  }

  @Override
  public double slopeVariance(double q) {
    double factor = outputScale * inputScale;
    return factor * factor * inner.slopeVariance(inputScale * inputScale * q);
  }

  @Override
  public double covariance(GaussianPair pair) {
    return outputScale * outputScale * inner.covariance(scaled(pair)) + outputShift * outputShift;
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    double factor = outputScale * inputScale;
    return factor * factor * inner.slopeCovariance(scaled(pair));
  }

  @Override
  public double[][][] slopeCovariances(double[] r1, double[] r2, double[] theta) {
    double[][][] values = inner.slopeCovariances(scaled(r1), scaled(r2), theta);
    double factor = outputScale * inputScale;
    for (double[][] plane : values) {
      for (double[] line : plane) {
        for (int k = 0; k < line.length; k++) {
          line[k] *= factor * factor;
        }
      }
    }
    return values;
  }

  @Override
  public double[][] scaleGaps(double[] r1, double[] r2) {
    if (outputShift == 0) {
      return inner.scaleGaps(scaled(r1), scaled(r2));
    }
    if (scaleDependence() == ScaleDependence.SINGULAR) {
      return DualActivation.super.scaleGaps(r1, r2);
    }
    Nonlinearity phi = inner.function().orElseThrow();
    Nonlinearity shifted = new AffineFunction(phi, 1, 0, 1, outputShift / outputScale);
    return FunctionVectors.gaps(shifted, scaled(r1), scaled(r2));
  }

  @Override
  public double scaleGap(double r1, double r2) {
    double b = Math.abs(inputScale);
    if (outputShift == 0) {
      return inner.scaleGap(b * r1, b * r2);
    }
    Nonlinearity phi = inner.function().orElseThrow();
    double shift = outputShift / outputScale;
    return ScaleGap.of(new AffineFunction(phi, 1, 0, 1, shift), b * r1, b * r2);
  }

  @Override
  public Parity parity() {
    return outputShift == 0 ? inner.parity() : Parity.NONE;
  }

  @Override
  public ScaleDependence scaleDependence() {
    boolean isHomogeneous = inner.scaleDependence() == ScaleDependence.NONE;
    return isHomogeneous && outputShift != 0 ? ScaleDependence.ANALYTIC : inner.scaleDependence();
  }

  @Override
  public boolean isContinuous() {
    return inner.isContinuous();
  }

  private double[] scaled(double[] scales) {
    return Arrays.stream(scales).map(r -> Math.abs(inputScale) * r).toArray();
  }

  private GaussianPair scaled(GaussianPair pair) {
    double b = Math.abs(inputScale);
    return new GaussianPair(b * pair.r1(), b * pair.r2(), pair.theta());
  }
}
