package org.sparkntk.kernels.network;

/**
 * A layer that rescales, as seen by a block of examples: ρ' = p ρ and Θ' = f_i f_j Θ.
 *
 * @param factor f of each example
 * @param shrinkage p ∈ (0, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record ScalePanel(double[] factor, double shrinkage) implements LayerPanel {
  @Override
  public Step64 step64(LayerPanel cols) {
    return new ScaleStep64(this, (ScalePanel) cols);
  }

  @Override
  public Step32 step32(LayerPanel cols) {
    return new ScaleStep32(this, (ScalePanel) cols);
  }

  @Override
  public long bytes() {
    return 8L * factor.length;
  }
}
