package org.sparkntk.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TileProductTest {
  private final Random random = new Random(3);

  /** Arithmetic, format of the tile, columns, error. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT64, FLOAT64, 3, 1e-12",
    "FLOAT64, FLOAT32, 16, 1e-12",
    "FLOAT64, FLOAT64, 37, 1e-12",
    "FLOAT32, FLOAT32, 1, 1e-4",
    "FLOAT32, FLOAT32, 16, 1e-4",
    "FLOAT32, FLOAT32, 41, 1e-4"
  })
  void bothSidesAgreeWithTheTextbookProductAndAddToWhatIsThere(
      Precision arithmetic, Precision precision, int width, double error) {
    // More rows than one strip, and not a multiple of what is swept at once.
    Tile tile = tile(precision, 131, 67);
    Matrix sCols = gaussian(67, width);
    Matrix sRows = gaussian(131, width);
    Matrix expectedRows = Matrix.zeros(131, width);
    Matrix expectedCols = Matrix.zeros(67, width);
    addNaive(tile, sCols, expectedRows, sRows, expectedCols);
    addNaive(tile, sCols, expectedRows, sRows, expectedCols);

    TileProduct product = TileProduct.of(arithmetic);
    Accumulator oneSided = product.accumulator(131, width);
    Accumulator qRows = product.accumulator(131, width);
    Accumulator qCols = product.accumulator(67, width);
    for (int twice = 0; twice < 2; twice++) {
      product.add(tile, product.pack(sCols), oneSided);
      product.addBothSides(tile, product.pack(sCols), qRows, product.pack(sRows), qCols);
    }

    assertThat(oneSided.matrix().data()).containsExactly(expectedRows.data(), within(error));
    assertThat(qRows.matrix().data()).containsExactly(expectedRows.data(), within(error));
    assertThat(qCols.matrix().data()).containsExactly(expectedCols.data(), within(error));
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aProductDoesNotDependOnEarlierOnesOfOtherShapes(Precision arithmetic) {
    TileProduct used = TileProduct.of(arithmetic);
    used.add(tile(arithmetic, 50, 40), used.pack(gaussian(40, 20)), used.accumulator(50, 20));
    Tile tile = tile(arithmetic, 9, 12);
    Matrix s = gaussian(12, 5);
    TileProduct fresh = TileProduct.of(arithmetic);
    Accumulator expected = fresh.accumulator(9, 5);
    fresh.add(tile, fresh.pack(s), expected);

    for (int again = 0; again < 2; again++) {
      Accumulator q = used.accumulator(9, 5);
      used.add(tile, used.pack(s), q);
      assertThat(q.matrix().data()).containsExactly(expected.matrix().data());
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void sumsMoveToIntegersAndBeginAgain(Precision arithmetic) {
    // Two groups of columns, of which the second has padding.
    int width = 20;
    Tile tile = tile(arithmetic, 50, 40);
    Matrix s = gaussian(40, width);
    FixedPoint format = FixedPoint.forProducts(10, s);
    TileProduct product = TileProduct.of(arithmetic);
    Accumulator q = product.accumulator(50, width);
    long[] moved = new long[50 * width];
    Matrix expected = Matrix.zeros(50, width);
    for (int twice = 0; twice < 2; twice++) {
      product.add(tile, product.pack(s), q);
      double[] terms = q.matrix().data();
      for (int i = 0; i < terms.length; i++) {
        expected.data()[i] += terms[i];
      }
      q.moveTo(format, moved);
      assertThat(q.matrix().data()).containsOnly(0);
    }
    Matrix out = Matrix.zeros(50, width);
    format.store(moved, out, 0);
    assertThat(out.data()).containsExactly(expected.data(), within(1e-13));
  }

  @Test
  void refusesBlocksThatDoNotFitTheTile() {
    Tile tile = Tile.zeros(Precision.FLOAT64, 2, 3);
    TileProduct product = TileProduct.of(Precision.FLOAT64);
    Operand s = product.pack(Matrix.zeros(3, 1));
    assertThatThrownBy(
            () -> product.add(tile, product.pack(Matrix.zeros(2, 1)), product.accumulator(2, 1)))
        .hasMessage("S must be 3 × 1, found 2 × 1");
    assertThatThrownBy(() -> product.add(tile, s, product.accumulator(2, 2)))
        .hasMessage("Q must be 2 × 1, found 2 × 2");
  }

  @Test
  void refusesFloat32ArithmeticOnWiderTiles() {
    Tile tile = Tile.zeros(Precision.FLOAT64, 2, 3);
    TileProduct product = TileProduct.of(Precision.FLOAT32);
    assertThatThrownBy(
            () -> product.add(tile, product.pack(Matrix.zeros(3, 1)), product.accumulator(2, 1)))
        .hasMessage("float32 products need float32 tiles and operands");
  }

  private Tile tile(Precision precision, int rows, int cols) {
    Tile tile = Tile.zeros(precision, rows, cols);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        tile.set(i, j, random.nextGaussian());
      }
    }
    return tile;
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
