package org.sparkntk.kernels.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.solve.Ridge;

class BlockJacobiTest {
  @Test
  void itIsTheInverseOfABlockDiagonalMatrix() {
    Matrix first = Systems.withSpectrum(13, j -> 1.0 / j, 1).k();
    Matrix second = Systems.withSpectrum(7, j -> 3.0 / j, 2).k();
    Matrix k = Matrix.zeros(20, 20);
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        if (i < 13 && j < 13) {
          k.set(i, j, first.get(i, j));
        } else if (i >= 13 && j >= 13) {
          k.set(i, j, second.get(i - 13, j - 13));
        }
      }
    }
    Matrix v = Systems.gaussian(20, 3, 3);
    Matrix image = new Ridge(new Systems.Dense(k), 0.1).apply(v);
    BlockJacobi p = BlockJacobi.of(List.of(tile(first), tile(second)), 0.1);
    assertThat(p.apply(image).data()).containsExactly(v.data(), within(1e-12));
  }

  @Test
  void aBlockThatIsNotPositiveDefiniteIsNamed() {
    Tile zero = Tile.zeros(Precision.FLOAT64, 2, 2);
    Tile one = tile(Systems.withSpectrum(3, j -> 1, 1).k());
    assertThatThrownBy(() -> BlockJacobi.of(List.of(one, zero), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("diagonal block 1 is not positive definite at row 0 with ridge 0.0");
  }

  @Test
  void shapesAreChecked() {
    assertThatThrownBy(() -> BlockJacobi.of(List.of(Tile.zeros(Precision.FLOAT64, 2, 3)), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a diagonal block must be square, found 2 × 3");
    BlockJacobi p = BlockJacobi.of(List.of(Tile.zeros(Precision.FLOAT64, 2, 2)), 1);
    assertThatThrownBy(() -> p.apply(Matrix.zeros(3, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("residuals need 2 rows, found 3");
  }

  private static Tile tile(Matrix matrix) {
    Tile out = Tile.zeros(Precision.FLOAT64, matrix.rows(), matrix.cols());
    for (int i = 0; i < matrix.rows(); i++) {
      out.setRow(i, matrix.data(), i * matrix.cols(), 1);
    }
    return out;
  }
}
