package org.sparkntk.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every implementation of {@link FusedKernel} must do, and with the same bits. */
class FusedKernelTest {
  private final Random random = new Random(8);

  @Test
  void thisJvmHasTheVectorKernel() {
    assertThat(FusedKernel.best().getClass().getSimpleName()).isEqualTo("VectorKernel");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "8, 5, 16", "7, 30, 9", "16, 33, 17", "131, 67, 40", "1000, 3, 16"})
  void bothKernelsGiveTheSameBits(int rows, int cols, int width) {
    for (Precision precision : Precision.values()) {
      Tile tile = Tile.zeros(precision, rows, cols);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < cols; j++) {
          tile.set(i, j, random.nextGaussian());
        }
      }
      Matrix sCols = gaussian(cols, width);
      Matrix sRows = gaussian(rows, width);
      Matrix[] scalar = product(precision, new ScalarKernel(), tile, sCols, sRows);
      Matrix[] best = product(precision, FusedKernel.best(), tile, sCols, sRows);
      for (int side = 0; side < 2; side++) {
        assertThat(best[side].data()).containsExactly(scalar[side].data());
      }
    }
  }

  private static Matrix[] product(
      Precision precision, FusedKernel kernel, Tile tile, Matrix sCols, Matrix sRows) {
    TileProduct product =
        precision == Precision.FLOAT32 ? new TileProduct32(kernel) : new TileProduct64(kernel);
    Accumulator qRows = product.accumulator(tile.rows(), sCols.cols());
    Accumulator qCols = product.accumulator(tile.cols(), sCols.cols());
    product.addBothSides(tile, product.pack(sCols), qRows, product.pack(sRows), qCols);
    return new Matrix[] {qRows.matrix(), qCols.matrix()};
  }

  private Matrix gaussian(int rows, int cols) {
    Matrix out = Matrix.zeros(rows, cols);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = random.nextGaussian();
    }
    return out;
  }
}
