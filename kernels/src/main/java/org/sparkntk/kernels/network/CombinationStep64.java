package org.sparkntk.kernels.network;

import java.util.Arrays;
import java.util.BitSet;
import org.sparkntk.kernels.chunk.Chunk64;

/** The step of a {@link CombinationPanel} in float64. */
final class CombinationStep64 implements Step64 {
  private final CombinationPanel rows;
  private final double[][] weights;
  private final BranchSteps64 branches;

  CombinationStep64(CombinationPanel rows, CombinationPanel cols) {
    this.rows = rows;
    this.weights = cols.weights();
    this.branches = new BranchSteps64(rows.branches(), cols.branches());
  }

  @Override
  public void markStarts(BitSet starts) {
    branches.markStarts(starts);
  }

  @Override
  public void apply(Chunk64 chunk, int row, int col) {
    Chunk64[] parts = branches.apply(chunk, row, col);
    Arrays.fill(chunk.oneMinusRho, 0, chunk.size(), 0);
    Arrays.fill(chunk.onePlusRho, 0, chunk.size(), 0);
    if (chunk.withTangent()) {
      Arrays.fill(chunk.tangent, 0, chunk.size(), 0);
    }
    for (int b = 0; b < parts.length; b++) {
      addCorrelation(chunk, parts[b], rows.weights()[b][row], weights[b], col);
      if (chunk.withTangent()) {
        addTangent(chunk, parts[b], rows.shares().get(b));
      }
    }
  }

  /** Σ_b w_bi w_bj (1 ∓ ρ_b) + ½ Σ_b (w_bi − w_bj)², because the w have norm 1. */
  private static void addCorrelation(
      Chunk64 chunk, Chunk64 part, double row, double[] cols, int col) {
    double[] minus = chunk.oneMinusRho;
    double[] plus = chunk.onePlusRho;
    double[] partMinus = part.oneMinusRho;
    double[] partPlus = part.onePlusRho;
    double[] weights = chunk.columns(0, cols, col);
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      double w = weights[j];
      double gap = 0.5 * (row - w) * (row - w);
      minus[j] += Math.fma(row * w, partMinus[j], gap);
      plus[j] += Math.fma(row * w, partPlus[j], gap);
    }
  }

  private static void addTangent(Chunk64 chunk, Chunk64 part, double share) {
    double[] tangent = chunk.tangent;
    double[] partTangent = part.tangent;
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      tangent[j] = Math.fma(share, partTangent[j], tangent[j]);
    }
  }
}
