package org.sparkntk.kernels.network;

/**
 * Dropout during training: each unit is kept with probability p and then scaled by 1/p, which
 * multiplies K(x, x) and Θ(x, x) by 1/p and leaves the kernels between different examples alone
 * (Novak et al. 1912.02803). Two examples of equal features are different examples.
 *
 * @param keep p ∈ (0, 1]
 */
public record Dropout(double keep) implements Layer {
  /** Validates the range. */
  public Dropout {
    if (!(keep > 0 && keep <= 1)) {
      throw new IllegalArgumentException(
          "dropout: keep must be above 0 and at most 1, found " + keep);
    }
  }

  @Override
  public String name() {
    return "dropout";
  }

  @Override
  public Signal after(Signal before) {
    return keep == 1 ? before : new Signal(false, before.hasOwnWeights(), before.width());
  }

  @Override
  public LayerPanel prepare(SelfKernels self) {
    double[] factor = new double[self.count()];
    for (int i = 0; i < factor.length; i++) {
      factor[i] = 1;
      self.variance[i] /= keep;
      self.tangent[i] /= keep;
    }
    return new ScalePanel(factor, keep);
  }
}
