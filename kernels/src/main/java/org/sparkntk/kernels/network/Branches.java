package org.sparkntk.kernels.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the layers with branches have in common. */
final class Branches {
  private Branches() {}

  static List<Sequence> checked(String layer, List<Sequence> branches) {
    if (branches.isEmpty()) {
      throw new IllegalArgumentException(layer + ": expected at least one branch, found none");
    }
    return List.copyOf(branches);
  }

  /** What comes out of each branch. */
  static List<Signal> after(List<Sequence> branches, Signal before) {
    List<Signal> signals = new ArrayList<>();
    for (Sequence branch : branches) {
      signals.add(branch.after(before.forked()));
    }
    return signals;
  }

  /** The width that all branches have. */
  static int commonWidth(String layer, List<Signal> signals) {
    List<Integer> widths =
        signals.stream().map(Signal::width).filter(width -> width > 0).distinct().toList();
    if (widths.size() > 1) {
      throw new IllegalArgumentException(
          "%s: expected branches of the same shape, found widths %s"
              .formatted(
                  layer,
                  widths.stream().map(Object::toString).collect(Collectors.joining(" and "))));
    }
    return widths.isEmpty() ? 0 : widths.get(0);
  }

  static boolean areAllGaussian(List<Signal> signals) {
    return signals.stream().allMatch(Signal::isGaussian);
  }

  /** Whether all branches, or the signal before them, have weights since the fork outside. */
  static boolean haveOwnWeights(Signal before, List<Signal> signals) {
    return before.hasOwnWeights() || signals.stream().allMatch(Signal::hasOwnWeights);
  }

  static List<SequencePanel> prepare(List<Sequence> branches, List<SelfKernels> kernels) {
    List<SequencePanel> panels = new ArrayList<>();
    for (int b = 0; b < branches.size(); b++) {
      panels.add(branches.get(b).prepare(kernels.get(b)));
    }
    return panels;
  }

  static List<SelfKernels> fork(SelfKernels self, int count) {
    List<SelfKernels> copies = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      copies.add(self.copy());
    }
    return copies;
  }
}
