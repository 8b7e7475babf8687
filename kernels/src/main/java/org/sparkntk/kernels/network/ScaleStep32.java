package org.sparkntk.kernels.network;

import org.sparkntk.kernels.chunk.Chunk32;

/** The step of a {@link ScalePanel} in float32. */
final class ScaleStep32 implements Step32 {
  private final ScalePanel rows;
  private final float[] cols;

  ScaleStep32(ScalePanel rows, ScalePanel cols) {
    this.rows = rows;
    this.cols = Floats.of(cols.factor());
  }

  @Override
  public void apply(Chunk32 chunk, int row, int col) {
    float p = (float) rows.shrinkage();
    float[] minus = chunk.oneMinusRho;
    float[] plus = chunk.onePlusRho;
    int n = chunk.size();
    for (int j = 0; j < n; j++) {
      minus[j] = Math.fma(p, minus[j], 1 - p);
      plus[j] = Math.fma(p, plus[j], 1 - p);
    }
    if (chunk.withTangent()) {
      float[] tangent = chunk.tangent;
      float[] factors = chunk.columns(0, cols, col);
      float factor = (float) rows.factor()[row];

      for (int j = 0; j < n; j++) {
        tangent[j] *= factor * factors[j];
      }
    }
  }
}
