package org.sparkntk.kernels.network;

import org.sparkntk.kernels.activation.Chunk64;

/**
 * The dense layer's step of the recursion on a chunk in float64, as loops that the JIT vectorises.
 */
final class DenseStep64 {
  private DenseStep64() {}

  static void apply(Chunk64 chunk, Scales64 scales, double sigmaW, double sigmaB) {
    if (sigmaB > 0) {
      addBias(chunk, scales, sigmaW * sigmaW, sigmaB * sigmaB);
    }
    if (chunk.withTangent()) {
      addCovariance(chunk, scales, sigmaW * sigmaW);
    }
  }

  /**
   * ρ' = (σ_w² s ρ + σ_b²)/p with s = r₁r₂ and p = r₁'r₂', written for both distances from the
   * poles without cancellation: p − σ_w² s − σ_b² = σ_w² σ_b² (r₁ − r₂)²/(p + σ_w² s + σ_b²).
   * Without a bias ρ does not change.
   */
  private static void addBias(Chunk64 chunk, Scales64 scales, double w, double b) {
    int n = chunk.size();
    double[] minus = chunk.oneMinusRho;
    double[] plus = chunk.onePlusRho;
    double[] cols = scales.cols();
    double row = scales.row();
    double nextRow = scales.nextRow();
    int offset = scales.offset();
    int nextOffset = scales.nextOffset();
    for (int j = 0; j < n; j++) {
      double col = cols[offset + j];
      double p = nextRow * cols[nextOffset + j];
      double s = w * row * col;
      double gap = w * b * (row - col) * (row - col) / (p + s + b);
      minus[j] = (s * minus[j] + gap) / p;
      plus[j] = (s * plus[j] + gap + 2 * b) / p;
    }
  }

  /** Θ' = σ_w² Θ + K' with K' = r₁'r₂'ρ'. */
  private static void addCovariance(Chunk64 chunk, Scales64 scales, double w) {
    int n = chunk.size();
    double[] minus = chunk.oneMinusRho;
    double[] tangent = chunk.tangent;
    double[] cols = scales.cols();
    double nextRow = scales.nextRow();
    int nextOffset = scales.nextOffset();
    for (int j = 0; j < n; j++) {
      tangent[j] = w * tangent[j] + nextRow * cols[nextOffset + j] * (1 - minus[j]);
    }
  }
}
