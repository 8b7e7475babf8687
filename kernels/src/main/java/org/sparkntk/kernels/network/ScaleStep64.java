package org.sparkntk.kernels.network;

import org.sparkntk.kernels.chunk.Chunk64;

/** The step of a {@link ScalePanel} in float64. */
final class ScaleStep64 implements Step64 {
  private final ScalePanel rows;
  private final double[] cols;

  ScaleStep64(ScalePanel rows, ScalePanel cols) {
    this.rows = rows;
    this.cols = cols.factor();
  }

  @Override
  public void apply(Chunk64 chunk, int row, int col) {
    double p = rows.shrinkage();
    double[] minus = chunk.oneMinusRho;
    double[] plus = chunk.onePlusRho;
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      minus[j] = Math.fma(p, minus[j], 1 - p);
      plus[j] = Math.fma(p, plus[j], 1 - p);
    }
    if (chunk.withTangent()) {
      double[] tangent = chunk.tangent;
      double[] factors = chunk.columns(0, cols, col);
      double factor = rows.factor()[row];

      for (int j = 0; j < n; j++) {
        tangent[j] *= factor * factors[j];
      }
    }
  }
}
