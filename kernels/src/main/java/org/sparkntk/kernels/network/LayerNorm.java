package org.sparkntk.kernels.network;

/**
 * Layer normalisation over the units, K' = K/√((q₁₁ + ε)(q₂₂ + ε)) and the same factor on Θ (Novak
 * et al. 1912.02803). Needs a Gaussian input, whose mean over the units is 0.
 *
 * @param epsilon ε ≥ 0, added to the variance
 */
public record LayerNorm(double epsilon) implements Layer {
  /** Validates the range. */
  public LayerNorm {
    if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException(
          "layer-norm: epsilon must be zero or positive and finite, found " + epsilon);
    }
  }

  @Override
  public String name() {
    return "layer-norm";
  }

  @Override
  public Signal after(Signal before) {
    before.requireGaussian(name());
    return before;
  }

  @Override
  public LayerPanel prepare(SelfKernels self) {
    double[] factor = new double[self.count()];
    for (int i = 0; i < factor.length; i++) {
      double variance = self.variance[i] + epsilon;
      // A zero example stays zero even with ε = 0.
      factor[i] = variance > 0 ? 1 / Math.sqrt(variance) : 0;
      self.variance[i] *= factor[i] * factor[i];
      self.tangent[i] *= factor[i] * factor[i];
    }
    return new ScalePanel(factor, 1);
  }
}
