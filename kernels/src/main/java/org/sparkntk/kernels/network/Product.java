package org.sparkntk.kernels.network;

import java.util.List;

/**
 * The product of branches unit by unit, K' = ∏ K_b and Θ' = Σ_b Θ_b ∏_{c≠b} K_c (Novak et al.
 * 1912.02803, FanInProd). All branches but one must have weights of their own.
 *
 * @param branches at least one
 */
public record Product(List<Sequence> branches) implements Layer {
  /** Validates that there is a branch. */
  public Product {
    branches = Branches.checked("product", branches);
  }

  @Override
  public String name() {
    return "product";
  }

  @Override
  public Signal after(Signal before) {
    List<Signal> signals = Branches.after(branches, before);
    long dependent = signals.stream().filter(s -> !s.hasOwnWeights()).count();
    if (dependent > 1) {
      throw new IllegalArgumentException(
          "product: expected all branches but one to have a dense layer of their own, without which"
              + " they are not independent; found "
              + dependent
              + " that do not");
    }
    return new Signal(
        false, Branches.haveOwnWeights(before, signals), Branches.commonWidth("product", signals));
  }

  @Override
  public LayerPanel prepare(SelfKernels self) {
    List<SelfKernels> kernels = Branches.fork(self, branches.size());
    List<SequencePanel> panels = Branches.prepare(branches, kernels);
    double[][] scales = kernels.stream().map(SelfKernels::scales).toArray(double[][]::new);
    for (int i = 0; i < self.count(); i++) {
      self.variance[i] = 1;
      self.tangent[i] = 0;
      for (SelfKernels kernel : kernels) {
        self.tangent[i] =
            self.tangent[i] * kernel.variance[i] + self.variance[i] * kernel.tangent[i];
        self.variance[i] *= kernel.variance[i];
      }
    }
    self.width = kernels.stream().mapToInt(kernel -> kernel.width).max().orElse(0);
    return new ProductPanel(panels, scales);
  }
}
