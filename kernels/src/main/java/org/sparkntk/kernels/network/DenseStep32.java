package org.sparkntk.kernels.network;

import org.sparkntk.kernels.chunk.Chunk32;

/** The step of a {@link DensePanel} in float32. */
final class DenseStep32 implements Step32 {
  private final DensePanel rows;
  private final float[] weight;
  private final float[] bias;
  private final float[] scale;

  DenseStep32(DensePanel rows, DensePanel cols) {
    this.rows = rows;
    this.weight = Floats.of(cols.weight());
    this.bias = Floats.of(cols.bias());
    this.scale = Floats.of(cols.scale());
  }

  @Override
  public void apply(Chunk32 chunk, int row, int col) {
    if (chunk.withTangent()) {
      addCovariance(chunk, (float) rows.scale()[row], col);
    }
    if (bias.length > 0) {
      addBias(chunk, (float) rows.weight()[row], (float) rows.bias()[row], col);
    }
  }

  /** Θ' = w Θ + p_i p_j ρ + c. */
  private void addCovariance(Chunk32 chunk, float row, int col) {
    float[] minus = chunk.oneMinusRho;
    float[] tangent = chunk.tangent;
    float[] cols = chunk.columns(0, scale, col);
    float w = (float) rows.growth();
    float c = (float) rows.constant();
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      tangent[j] = Math.fma(w, tangent[j], Math.fma(row * cols[j], 1 - minus[j], c));
    }
  }

  /**
   * ρ' = α_i α_j ρ + β_i β_j for both distances from the poles, without cancellation because 1 −
   * α_i α_j − β_i β_j = ½((α_i − α_j)² + (β_i − β_j)²).
   */
  private void addBias(Chunk32 chunk, float a, float b, int col) {
    float[] minus = chunk.oneMinusRho;
    float[] plus = chunk.onePlusRho;
    float[] weights = chunk.columns(0, weight, col);
    float[] biases = chunk.columns(1, bias, col);
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      float aj = weights[j];
      float bj = biases[j];
      float product = a * aj;
      float same = 0.5f * (a - aj) * (a - aj);
      minus[j] = Math.fma(product, minus[j], Math.fma(0.5f * (b - bj), b - bj, same));
      plus[j] = Math.fma(product, plus[j], Math.fma(0.5f * (b + bj), b + bj, same));
    }
  }
}
