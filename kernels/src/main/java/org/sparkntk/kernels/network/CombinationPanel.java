package org.sparkntk.kernels.network;

import java.util.List;

/**
 * A linear combination of branches as seen by a block of examples: ρ' = Σ_b w_bi w_bj ρ_b, where
 * the vector w_i of w_bi = √s_b r_bi/r'_i has norm 1, and Θ' = Σ_b s_b Θ_b.
 *
 * @param branches a panel for each branch
 * @param weights w, branches × examples; 0 for an example whose variance is 0
 * @param shares s_b
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record CombinationPanel(List<SequencePanel> branches, double[][] weights, List<Double> shares)
    implements LayerPanel {

  /**
   * Takes each branch's kernels through it.
   *
   * @param kernels a copy for each branch of those before the fork
   * @param self receives the combination, but for its width
   */
  static CombinationPanel of(
      List<Sequence> branches, List<Double> shares, List<SelfKernels> kernels, SelfKernels self) {
    List<SequencePanel> panels = Branches.prepare(branches, kernels);
    double[][] weights = new double[branches.size()][self.count()];
    for (int i = 0; i < self.count(); i++) {
      self.variance[i] = 0;
      self.tangent[i] = 0;
      for (int b = 0; b < weights.length; b++) {
        self.variance[i] += shares.get(b) * kernels.get(b).variance[i];
        self.tangent[i] += shares.get(b) * kernels.get(b).tangent[i];
      }
      for (int b = 0; b < weights.length && self.variance[i] > 0; b++) {
        weights[b][i] = Math.sqrt(shares.get(b) * kernels.get(b).variance[i] / self.variance[i]);
      }
    }
    return new CombinationPanel(panels, weights, shares);
  }

  @Override
  public Step64 step64(LayerPanel cols) {
    return new CombinationStep64(this, (CombinationPanel) cols);
  }

  @Override
  public Step32 step32(LayerPanel cols) {
    return new CombinationStep32(this, (CombinationPanel) cols);
  }

  @Override
  public long bytes() {
    long own = 8L * weights.length * weights[0].length;
    return own + branches.stream().mapToLong(LayerPanel::bytes).sum();
  }
}
