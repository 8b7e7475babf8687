package org.sparkntk.kernels.network;

import java.util.Arrays;
import java.util.BitSet;
import org.sparkntk.kernels.chunk.Chunk32;

/** The step of a {@link CombinationPanel} in float32. */
final class CombinationStep32 implements Step32 {
  private final CombinationPanel rows;
  private final float[][] weights;
  private final BranchSteps32 branches;

  CombinationStep32(CombinationPanel rows, CombinationPanel cols) {
    this.rows = rows;
    this.weights = Floats.of(cols.weights());
    this.branches = new BranchSteps32(rows.branches(), cols.branches());
  }

  @Override
  public void markStarts(BitSet starts) {
    branches.markStarts(starts);
  }

  @Override
  public void apply(Chunk32 chunk, int row, int col) {
    Chunk32[] parts = branches.apply(chunk, row, col);
    Arrays.fill(chunk.oneMinusRho, 0, chunk.size(), 0);
    Arrays.fill(chunk.onePlusRho, 0, chunk.size(), 0);
    if (chunk.withTangent()) {
      Arrays.fill(chunk.tangent, 0, chunk.size(), 0);
    }
    for (int b = 0; b < parts.length; b++) {
      addCorrelation(chunk, parts[b], (float) rows.weights()[b][row], weights[b], col);
      if (chunk.withTangent()) {
        addTangent(chunk, parts[b], rows.shares().get(b).floatValue());
      }
    }
  }

  /** Σ_b w_bi w_bj (1 ∓ ρ_b) + ½ Σ_b (w_bi − w_bj)², because the w have norm 1. */
  private static void addCorrelation(
      Chunk32 chunk, Chunk32 part, float row, float[] cols, int col) {
    float[] minus = chunk.oneMinusRho;
    float[] plus = chunk.onePlusRho;
    float[] partMinus = part.oneMinusRho;
    float[] partPlus = part.onePlusRho;
    float[] weights = chunk.columns(0, cols, col);
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      float w = weights[j];
      float gap = 0.5f * (row - w) * (row - w);
      minus[j] += Math.fma(row * w, partMinus[j], gap);
      plus[j] += Math.fma(row * w, partPlus[j], gap);
    }
  }

  private static void addTangent(Chunk32 chunk, Chunk32 part, float share) {
    float[] tangent = chunk.tangent;
    float[] partTangent = part.tangent;
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      tangent[j] = Math.fma(share, partTangent[j], tangent[j]);
    }
  }
}
