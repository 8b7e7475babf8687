package org.sparkntk.kernels.activation;

/**
 * Two jointly Gaussian variables of mean 0, described so that nothing cancels where they are nearly
 * equal or nearly opposite.
 *
 * @param r1 standard deviation √q₁₁ ≥ 0 of the first
 * @param r2 standard deviation √q₂₂ ≥ 0 of the second
 * @param theta θ = arccos ρ ∈ [0, π], the angle between them
 */
public record GaussianPair(double r1, double r2, double theta) {
  /** q₁₁. */
  public double q11() {
    return r1 * r1;
  }

  /** q₂₂. */
  public double q22() {
    return r2 * r2;
  }

  /** q₁₂ = r₁r₂ cos θ. */
  public double q12() {
    return r1 * r2 * Math.cos(theta);
  }

  /** √(q₁₁q₂₂ − q₁₂²) = r₁r₂ sin θ. */
  public double area() {
    return r1 * r2 * Math.sin(theta);
  }

  /** E[(a − b)²] = q₁₁ + q₂₂ − 2q₁₂, without cancellation. */
  public double squaredDifference() {
    double half = Math.sin(theta / 2);
    return (r1 - r2) * (r1 - r2) + 4 * r1 * r2 * half * half;
  }

  /** E[(a + b)²] = q₁₁ + q₂₂ + 2q₁₂, without cancellation. */
  public double squaredSum() {
    double half = Math.cos(theta / 2);
    return (r1 - r2) * (r1 - r2) + 4 * r1 * r2 * half * half;
  }
}
