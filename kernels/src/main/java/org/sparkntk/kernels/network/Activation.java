package org.sparkntk.kernels.network;

import org.sparkntk.kernels.activation.DualActivation;

/**
 * A pointwise nonlinearity: K' = T(K), Θ' = Θ · T'(K) (Jacot et al. 1806.07572, theorem 1).
 *
 * @param function φ
 */
public record Activation(DualActivation function) implements Layer {
  @Override
  public String name() {
    return function.name();
  }

  @Override
  public Signal after(Signal before) {
    before.requireGaussian(name());
    return new Signal(false, before.hasOwnWeights(), before.width());
  }

  @Override
  public LayerPanel prepare(SelfKernels self) {
    double[] scales = self.scales();
    double[] slopeVariance = new double[self.count()];
    for (int i = 0; i < self.count(); i++) {
      // Examples often share their variance, and E[φ²] may be an integral.
      boolean isSame = i > 0 && scales[i] == scales[i - 1];
      double q = scales[i] * scales[i];
      slopeVariance[i] = isSame ? slopeVariance[i - 1] : function.slopeVariance(q);
      self.variance[i] = isSame ? self.variance[i - 1] : function.variance(q);
      self.tangent[i] *= slopeVariance[i];
    }
    return ActivationPanel.of(function, scales, slopeVariance);
  }
}
