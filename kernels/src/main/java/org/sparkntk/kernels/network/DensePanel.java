package org.sparkntk.kernels.network;

/**
 * A dense layer as seen by a block of examples: ρ' = α_i α_j ρ + β_i β_j and Θ' = w Θ + p_i p_j ρ +
 * c, where (α, β) = (σ_w r, σ_b)/r' has norm 1.
 *
 * @param weight α of each example
 * @param bias β of each example; empty if there are no biases, when α = 1
 * @param scale p of each example
 * @param growth w = σ_w²
 * @param constant c
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record DensePanel(double[] weight, double[] bias, double[] scale, double growth, double constant)
    implements LayerPanel {

  static DensePanel of(double[] r, double w, double b, double slope, double constant) {
    int count = b > 0 ? r.length : 0;
    double[] weight = new double[count];
    double[] bias = new double[count];
    double[] scale = new double[r.length];
    for (int i = 0; i < r.length; i++) {
      scale[i] = Math.sqrt(slope) * r[i];
      if (count > 0) {
        double next = Math.sqrt(w * r[i] * r[i] + b);
        weight[i] = Math.sqrt(w) * r[i] / next;
        bias[i] = Math.sqrt(b) / next;
      }
    }
    return new DensePanel(weight, bias, scale, w, constant);
  }

  @Override
  public Step64 step64(LayerPanel cols) {
    return new DenseStep64(this, (DensePanel) cols);
  }

  @Override
  public Step32 step32(LayerPanel cols) {
    return new DenseStep32(this, (DensePanel) cols);
  }

  @Override
  public long bytes() {
    return 8L * (weight.length + bias.length + scale.length);
  }
}
