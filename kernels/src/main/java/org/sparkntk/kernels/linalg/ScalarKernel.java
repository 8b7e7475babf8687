package org.sparkntk.kernels.linalg;

/**
 * {@link FusedKernel} in plain Java, for JVMs without {@code jdk.incubator.vector}: the same bits,
 * more than ten times slower.
 */
final class ScalarKernel implements FusedKernel {
  private static final int LANES = 8;

  @Override
  public int lanes32() {
    return LANES;
  }

  @Override
  public int lanes64() {
    return LANES;
  }

  @Override
  public void sweep(
      float[] t,
      int offset,
      int rows,
      int cols,
      float[] sCols,
      float[] qCols,
      float[] sRows,
      float[] qRows,
      int firstRow) {
    for (int i = 0; i < rows; i++) {
      int row = (firstRow + i) * LANES;
      for (int j = 0; j < cols; j++) {
        float entry = t[offset + i * cols + j];
        int col = j * LANES;
        for (int c = 0; c < LANES; c++) {
          qRows[row + c] = Math.fma(entry, sCols[col + c], qRows[row + c]);
          qCols[col + c] = Math.fma(entry, sRows[row + c], qCols[col + c]);
        }
      }
    }
  }

  @Override
  public void sweep(
      double[] t,
      int offset,
      int rows,
      int cols,
      double[] sCols,
      double[] qCols,
      double[] sRows,
      double[] qRows,
      int firstRow) {
    for (int i = 0; i < rows; i++) {
      int row = (firstRow + i) * LANES;
      for (int j = 0; j < cols; j++) {
        double entry = t[offset + i * cols + j];
        int col = j * LANES;
        for (int c = 0; c < LANES; c++) {
          qRows[row + c] = Math.fma(entry, sCols[col + c], qRows[row + c]);
          qCols[col + c] = Math.fma(entry, sRows[row + c], qCols[col + c]);
        }
      }
    }
  }
}
