package org.sparkntk.kernels.network;

import org.sparkntk.kernels.activation.Chunk32;

/**
 * The dense layer's step of the recursion on a chunk in float32, as loops that the JIT vectorises.
 */
final class DenseStep32 {
  private DenseStep32() {}

  static void apply(Chunk32 chunk, Scales32 scales, float sigmaW, float sigmaB) {
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
  private static void addBias(Chunk32 chunk, Scales32 scales, float w, float b) {
    int n = chunk.size();
    float[] minus = chunk.oneMinusRho;
    float[] plus = chunk.onePlusRho;
    float[] cols = scales.cols();
    float row = scales.row();
    float nextRow = scales.nextRow();
    int offset = scales.offset();
    int nextOffset = scales.nextOffset();
    for (int j = 0; j < n; j++) {
      float col = cols[offset + j];
      float p = nextRow * cols[nextOffset + j];
      float s = w * row * col;
      float gap = w * b * (row - col) * (row - col) / (p + s + b);
      minus[j] = (s * minus[j] + gap) / p;
      plus[j] = (s * plus[j] + gap + 2 * b) / p;
    }
  }

  /** Θ' = σ_w² Θ + K' with K' = r₁'r₂'ρ'. */
  private static void addCovariance(Chunk32 chunk, Scales32 scales, float w) {
    int n = chunk.size();
    float[] minus = chunk.oneMinusRho;
    float[] tangent = chunk.tangent;
    float[] cols = scales.cols();
    float nextRow = scales.nextRow();
    int nextOffset = scales.nextOffset();
    for (int j = 0; j < n; j++) {
      tangent[j] = w * tangent[j] + nextRow * cols[nextOffset + j] * (1 - minus[j]);
    }
  }
}
