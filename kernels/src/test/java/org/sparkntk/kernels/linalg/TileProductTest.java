package org.sparkntk.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TileProductTest {
  private final Random random = new Random(3);

  @ParameterizedTest
  @EnumSource(Precision.class)
  void bothSidesAgreeWithTheTextbookProductAndAddToWhatIsThere(Precision precision) {
    // More rows than one strip, none of the sizes a multiple of it.
    Tile tile = Tile.zeros(precision, 131, 67);
    for (int i = 0; i < 131; i++) {
      for (int j = 0; j < 67; j++) {
        tile.set(i, j, random.nextGaussian());
      }
    }
    Matrix sCols = gaussian(67, 3);
    Matrix sRows = gaussian(131, 3);
    Matrix qRows = gaussian(131, 3);
    Matrix qCols = gaussian(67, 3);
    Matrix expectedRows = qRows.copy();
    Matrix expectedCols = qCols.copy();
    addNaive(tile, sCols, expectedRows, sRows, expectedCols);

    Matrix oneSided = qRows.copy();
    new TileProduct().add(tile, sCols, oneSided);
    new TileProduct().addBothSides(tile, sCols, qRows, sRows, qCols);

    assertThat(oneSided.data()).containsExactly(expectedRows.data(), within(1e-12));
    assertThat(qRows.data()).containsExactly(expectedRows.data(), within(1e-12));
    assertThat(qCols.data()).containsExactly(expectedCols.data(), within(1e-12));
  }

  @Test
  void refusesBlocksThatDoNotFitTheTile() {
    Tile tile = Tile.zeros(Precision.FLOAT64, 2, 3);
    assertThatThrownBy(() -> new TileProduct().add(tile, Matrix.zeros(2, 1), Matrix.zeros(2, 1)))
        .hasMessage("S needs 3 rows, found 2");
  }

  private static void addNaive(Tile tile, Matrix sCols, Matrix qRows, Matrix sRows, Matrix qCols) {
    for (int i = 0; i < tile.rows(); i++) {
      for (int j = 0; j < tile.cols(); j++) {
        for (int c = 0; c < sCols.cols(); c++) {
          qRows.set(i, c, qRows.get(i, c) + tile.get(i, j) * sCols.get(j, c));
          qCols.set(j, c, qCols.get(j, c) + tile.get(i, j) * sRows.get(i, c));
        }
      }
    }
  }

  private Matrix gaussian(int rows, int cols) {
    Matrix out = Matrix.zeros(rows, cols);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = random.nextGaussian();
    }
    return out;
  }
}
