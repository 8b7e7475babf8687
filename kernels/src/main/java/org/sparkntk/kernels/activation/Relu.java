package org.sparkntk.kernels.activation;

/**
 * φ(x) = max(x, 0), with T = √(q₁₁q₂₂)/2 · κ₁(ρ) and T' = κ₀(ρ)/2 (Cho and Saul 2009, eqs. 3 to 6).
 * Being positively homogeneous, its correlation map does not depend on the scales.
 */
public record Relu() implements DualActivation {
  @Override
  public String name() {
    return "relu";
  }

  @Override
  public double variance(double q) {
    return q / 2;
  }

  @Override
  public double derivative(double q) {
    return 0.5;
  }

  @Override
  public void apply(Chunk64 chunk, double rowScale, double[] colScales, int offset) {
    ReluMap64.apply(chunk);
  }

  @Override
  public void apply(Chunk32 chunk, float rowScale, float[] colScales, int offset) {
    ReluMap32.apply(chunk);
  }
}
