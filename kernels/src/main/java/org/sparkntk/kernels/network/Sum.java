package org.sparkntk.kernels.network;

import java.util.Collections;
import java.util.List;

/**
 * The sum of branches that start from the same input, K' = Σ K_b and Θ' = Σ Θ_b (Hayou et al.
 * 1905.13654, section 3.2, for residual networks). All branches but one must end in weights of
 * their own with mean 0, otherwise their cross-covariances would not vanish. An empty branch is the
 * identity.
 *
 * @param branches at least one
 */
public record Sum(List<Sequence> branches) implements Layer {
  /** Validates that there is a branch. */
  public Sum {
    branches = Branches.checked("sum", branches);
  }

  /** y + branch(y), the residual block. */
  public static Sum residual(Sequence branch) {
    return new Sum(List.of(Sequence.of(), branch));
  }

  @Override
  public String name() {
    return "sum";
  }

  @Override
  public Signal after(Signal before) {
    List<Signal> signals = Branches.after(branches, before);
    long dependent = signals.stream().filter(s -> !(s.hasOwnWeights() && s.isGaussian())).count();
    if (dependent > 1) {
      throw new IllegalArgumentException(
          "sum: expected all branches but one to end in a dense layer of their own, without which"
              + " they are not independent; found "
              + dependent
              + " that do not");
    }
    return new Signal(
        Branches.areAllGaussian(signals),
        Branches.haveOwnWeights(before, signals),
        Branches.commonWidth("sum", signals));
  }

  @Override
  public LayerPanel prepare(SelfKernels self) {
    List<SelfKernels> kernels = Branches.fork(self, branches.size());
    List<Double> shares = Collections.nCopies(branches.size(), 1.0);
    LayerPanel panel = CombinationPanel.of(branches, shares, kernels, self);
    self.width = kernels.stream().mapToInt(kernel -> kernel.width).max().orElse(0);
    return panel;
  }
}
