package org.sparkntk.kernels.network;

import java.util.List;

/**
 * A product of branches as seen by a block of examples.
 *
 * @param branches a panel for each branch
 * @param scales r after each branch, branches × examples
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record ProductPanel(List<SequencePanel> branches, double[][] scales) implements LayerPanel {
  @Override
  public Step64 step64(LayerPanel cols) {
    return new ProductStep64(this, (ProductPanel) cols);
  }

  @Override
  public Step32 step32(LayerPanel cols) {
    return new ProductStep32(this, (ProductPanel) cols);
  }

  @Override
  public long bytes() {
    long own = 8L * scales.length * scales[0].length;
    return own + branches.stream().mapToLong(LayerPanel::bytes).sum();
  }
}
