package org.sparkntk.kernels.network;

import org.sparkntk.kernels.chunk.Chunk64;

/** The step of a {@link DensePanel} in float64. */
final class DenseStep64 implements Step64 {
  private final DensePanel rows;
  private final double[] weight;
  private final double[] bias;
  private final double[] scale;

  DenseStep64(DensePanel rows, DensePanel cols) {
    this.rows = rows;
    this.weight = cols.weight();
    this.bias = cols.bias();
    this.scale = cols.scale();
  }

  @Override
  public void apply(Chunk64 chunk, int row, int col) {
    if (chunk.withTangent()) {
      addCovariance(chunk, rows.scale()[row], col);
    }
    if (bias.length > 0) {
      addBias(chunk, rows.weight()[row], rows.bias()[row], col);
    }
  }

  /** Θ' = w Θ + p_i p_j ρ + c. */
  private void addCovariance(Chunk64 chunk, double row, int col) {
    double[] minus = chunk.oneMinusRho;
    double[] tangent = chunk.tangent;
    double[] cols = chunk.columns(0, scale, col);
    double w = rows.growth();
    double c = rows.constant();
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      tangent[j] = Math.fma(w, tangent[j], Math.fma(row * cols[j], 1 - minus[j], c));
    }
  }

  /**
   * ρ' = α_i α_j ρ + β_i β_j for both distances from the poles, without cancellation because 1 −
   * α_i α_j − β_i β_j = ½((α_i − α_j)² + (β_i − β_j)²).
   */
  private void addBias(Chunk64 chunk, double a, double b, int col) {
    double[] minus = chunk.oneMinusRho;
    double[] plus = chunk.onePlusRho;
    double[] weights = chunk.columns(0, weight, col);
    double[] biases = chunk.columns(1, bias, col);
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      double aj = weights[j];
      double bj = biases[j];
      double product = a * aj;
      double same = 0.5 * (a - aj) * (a - aj);
      minus[j] = Math.fma(product, minus[j], Math.fma(0.5 * (b - bj), b - bj, same));
      plus[j] = Math.fma(product, plus[j], Math.fma(0.5 * (b + bj), b + bj, same));
    }
  }
}
