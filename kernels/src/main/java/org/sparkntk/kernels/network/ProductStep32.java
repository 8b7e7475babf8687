package org.sparkntk.kernels.network;

import java.util.BitSet;
import org.sparkntk.kernels.chunk.Chunk32;

/** The step of a {@link ProductPanel} in float32. */
final class ProductStep32 implements Step32 {
  private final float[][] rows;
  private final float[][] cols;
  private final BranchSteps32 branches;

  ProductStep32(ProductPanel rows, ProductPanel cols) {
    this.rows = Floats.of(rows.scales());
    this.cols = Floats.of(cols.scales());
    this.branches = new BranchSteps32(rows.branches(), cols.branches());
  }

  @Override
  public void markStarts(BitSet starts) {
    branches.markStarts(starts);
  }

  @Override
  public void apply(Chunk32 chunk, int row, int col) {
    Chunk32[] parts = branches.apply(chunk, row, col);
    chunk.copy(parts[0]);
    float[] before = new float[chunk.size()];
    for (int j = 0; j < before.length; j++) {
      before[j] = rows[0][row] * cols[0][col + j];
    }
    for (int b = 1; b < parts.length; b++) {
      if (chunk.withTangent()) {
        multiplyTangent(chunk, parts[b], before, rows[b][row], cols[b], col);
      }
      multiplyCorrelation(chunk, parts[b]);
      for (int j = 0; j < before.length; j++) {
        before[j] *= rows[b][row] * cols[b][col + j];
      }
    }
  }

  /** Θ' = Θ K_b + K Θ_b, where K = s ρ with the product s of the scales so far. */
  private static void multiplyTangent(
      Chunk32 chunk, Chunk32 part, float[] s, float row, float[] cols, int col) {
    float[] tangent = chunk.tangent;
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      float kernel = row * cols[col + j] * (1 - part.oneMinusRho[j]);
      tangent[j] = tangent[j] * kernel + s[j] * (1 - chunk.oneMinusRho[j]) * part.tangent[j];
    }
  }

  /**
   * 1 ∓ ρσ from 1 ∓ ρ and 1 ∓ σ. Each has two forms, of which the one with a positive factor adds
   * positive numbers only.
   */
  private static void multiplyCorrelation(Chunk32 chunk, Chunk32 part) {
    float[] minus = chunk.oneMinusRho;
    float[] plus = chunk.onePlusRho;
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      float m1 = minus[j];
      float p1 = plus[j];
      float m2 = part.oneMinusRho[j];
      float p2 = part.onePlusRho[j];
      float rho = p1 < m1 ? p1 - 1 : 1 - m1;
      minus[j] = rho >= 0 ? m1 + rho * m2 : p1 - rho * p2;
      plus[j] = rho >= 0 ? m1 + rho * p2 : p1 - rho * m2;
    }
  }
}
