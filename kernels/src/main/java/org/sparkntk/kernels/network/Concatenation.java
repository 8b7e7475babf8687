package org.sparkntk.kernels.network;

import java.util.List;

/**
 * Branches side by side as the units of one layer: K' = Σ s_b K_b and Θ' = Σ s_b Θ_b with the share
 * s_b of the units that come from branch b (Novak et al. 1912.02803, FanInConcat). An activation
 * right after it is refused, because the units are not alike: put it into the branches.
 *
 * @param branches at least one
 * @param shares one positive number a branch, adding up to 1
 */
public record Concatenation(List<Sequence> branches, List<Double> shares) implements Layer {
  /** Validates the shares. */
  public Concatenation {
    branches = Branches.checked("concatenation", branches);
    shares = List.copyOf(shares);
    if (shares.size() != branches.size()) {
      throw new IllegalArgumentException(
          "concatenation: expected a share for each of "
              + branches.size()
              + " branches, found "
              + shares.size());
    }
    double sum = shares.stream().mapToDouble(s -> s).sum();
    if (!(shares.stream().allMatch(s -> s > 0) && Math.abs(sum - 1) < 1e-12)) {
      throw new IllegalArgumentException(
          "concatenation: expected positive shares that add up to 1, found " + shares);
    }
  }

  @Override
  public String name() {
    return "concatenation";
  }

  @Override
  public Signal after(Signal before) {
    List<Signal> signals = Branches.after(branches, before);
    boolean areWidthsKnown = signals.stream().allMatch(s -> s.width() > 0);
    int width = areWidthsKnown ? signals.stream().mapToInt(Signal::width).sum() : 0;
    for (int b = 0; b < shares.size() && areWidthsKnown; b++) {
      double share = (double) signals.get(b).width() / width;
      if (Math.abs(share - shares.get(b)) > 1e-12) {
        throw new IllegalArgumentException(
            "concatenation: expected shares in proportion to the widths of the branches (%s of branch %d), found %s"
                .formatted(share, b + 1, shares.get(b)));
      }
    }
    return new Signal(false, Branches.haveOwnWeights(before, signals), width);
  }

  @Override
  public LayerPanel prepare(SelfKernels self) {
    List<SelfKernels> kernels = Branches.fork(self, branches.size());
    LayerPanel panel = CombinationPanel.of(branches, shares, kernels, self);
    self.width = kernels.stream().mapToInt(kernel -> kernel.width).sum();
    return panel;
  }
}
