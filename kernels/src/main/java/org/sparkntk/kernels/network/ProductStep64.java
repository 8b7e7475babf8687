package org.sparkntk.kernels.network;

import java.util.BitSet;
import org.sparkntk.kernels.chunk.Chunk64;

/** The step of a {@link ProductPanel} in float64. */
final class ProductStep64 implements Step64 {
  private final double[][] rows;
  private final double[][] cols;
  private final BranchSteps64 branches;

  ProductStep64(ProductPanel rows, ProductPanel cols) {
    this.rows = rows.scales();
    this.cols = cols.scales();
    this.branches = new BranchSteps64(rows.branches(), cols.branches());
  }

  @Override
  public void markStarts(BitSet starts) {
    branches.markStarts(starts);
  }

  @Override
  public void apply(Chunk64 chunk, int row, int col) {
    Chunk64[] parts = branches.apply(chunk, row, col);
    chunk.copy(parts[0]);
    double[] before = new double[chunk.size()];
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
      Chunk64 chunk, Chunk64 part, double[] s, double row, double[] cols, int col) {
    double[] tangent = chunk.tangent;
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      double kernel = row * cols[col + j] * (1 - part.oneMinusRho[j]);
      tangent[j] = tangent[j] * kernel + s[j] * (1 - chunk.oneMinusRho[j]) * part.tangent[j];
    }
  }

  /**
   * 1 ∓ ρσ from 1 ∓ ρ and 1 ∓ σ. Each has two forms, of which the one with a positive factor adds
   * positive numbers only.
   */
  private static void multiplyCorrelation(Chunk64 chunk, Chunk64 part) {
    double[] minus = chunk.oneMinusRho;
    double[] plus = chunk.onePlusRho;
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      double m1 = minus[j];
      double p1 = plus[j];
      double m2 = part.oneMinusRho[j];
      double p2 = part.onePlusRho[j];
      double rho = p1 < m1 ? p1 - 1 : 1 - m1;
      minus[j] = rho >= 0 ? m1 + rho * m2 : p1 - rho * p2;
      plus[j] = rho >= 0 ? m1 + rho * p2 : p1 - rho * m2;
    }
  }
}
