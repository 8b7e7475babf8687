package org.sparkntk.kernels.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Strips;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.solve.NotPositiveDefiniteException;

class NormalEquationsTest {
  private static final int ROWS = 300;
  private static final int OUTPUTS = 3;

  private static double[][] random(int rows, int cols, long seed) {
    Random random = new Random(seed);
    double[][] out = new double[rows][cols];
    for (double[] row : out) {
      for (int j = 0; j < cols; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return out;
  }

  private static Tile tile(Precision precision, double[][] z, int from, int to) {
    Tile out = Tile.zeros(precision, to - from, z[0].length);
    for (int i = from; i < to; i++) {
      out.setRow(i - from, z[i], 0, 1);
    }
    return out;
  }

  private static Matrix matrix(double[][] y, int from, int to) {
    Matrix out = Matrix.zeros(to - from, y[0].length);
    for (int i = from; i < to; i++) {
      System.arraycopy(y[i], 0, out.data(), (i - from) * y[0].length, y[0].length);
    }
    return out;
  }

  private static NormalEquations equations(SumLayout layout, NormalSums... parts) {
    NormalEquations out = NormalEquations.empty(layout);
    for (int p = 0; p < layout.pieces(); p++) {
      long[] sum = parts[0].piece(p).clone();
      for (int other = 1; other < parts.length; other++) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += parts[other].piece(p)[i];
        }
      }
      out = out.store(layout, p, sum);
    }
    return out;
  }

  private static SumLayout layout(int features) {
    return new SumLayout(features, OUTPUTS, ROWS, 64, 8);
  }

  /** More columns than a tile has, so that there are tiles beside the diagonal. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void sumsAreTheProductsOfAllRows(Precision precision) {
    int features = Strips.WIDTH + 17;
    double[][] z = random(ROWS, features, 1);
    double[][] y = random(ROWS, OUTPUTS, 2);
    NormalSums sums = new NormalSums(layout(features));
    sums.add(tile(precision, z, 0, ROWS), matrix(y, 0, ROWS));
    NormalEquations found = equations(layout(features), sums);
    double tolerance = precision == Precision.FLOAT32 ? 1e-4 : 1e-10;
    assertThat(found.rows()).isEqualTo(ROWS);
    for (int i : new int[] {0, 5, Strips.WIDTH - 1, Strips.WIDTH, features - 1}) {
      for (int j : new int[] {0, 6, Strips.WIDTH, features - 1}) {
        double sum = 0;
        for (double[] row : z) {
          sum += row[i] * row[j];
        }
        assertThat(found.gram().get(i, j)).isCloseTo(sum, within(tolerance));
      }
      for (int c = 0; c < OUTPUTS; c++) {
        double sum = 0;
        for (int r = 0; r < ROWS; r++) {
          sum += z[r][i] * y[r][c];
        }
        assertThat(found.cross().get(i, c)).isCloseTo(sum, within(tolerance));
      }
    }
    double square = 0;
    for (double[] row : y) {
      square += row[1] * row[1];
    }
    assertThat(found.squares()[1]).isCloseTo(square, within(1e-10));
  }

  @Test
  void theOrderAndTheGroupingOfBlocksDoNotMatterToTheLastBit() {
    double[][] z = random(ROWS, 40, 3);
    double[][] y = random(ROWS, OUTPUTS, 4);
    NormalSums inOrder = new NormalSums(layout(40));
    NormalSums first = new NormalSums(layout(40));
    NormalSums second = new NormalSums(layout(40));
    for (int b = 0; b < 6; b++) {
      inOrder.add(tile(Precision.FLOAT32, z, 50 * b, 50 * b + 50), matrix(y, 50 * b, 50 * b + 50));
    }
    for (int b : new int[] {5, 0, 3, 1, 4, 2}) {
      (b % 2 == 0 ? first : second)
          .add(tile(Precision.FLOAT32, z, 50 * b, 50 * b + 50), matrix(y, 50 * b, 50 * b + 50));
    }
    NormalEquations expected = equations(layout(40), inOrder);
    NormalEquations found = equations(layout(40), second, first);
    assertThat(found.gram().tile(0, 0)).isEqualTo(expected.gram().tile(0, 0));
    assertThat(found.cross().data()).isEqualTo(expected.cross().data());
    assertThat(found.squares()).isEqualTo(expected.squares());
  }

  @Test
  void aFoldLeftOutIsAFitToTheOthers() {
    double[][] z = random(ROWS, 20, 5);
    double[][] y = random(ROWS, OUTPUTS, 6);
    NormalSums fold = new NormalSums(layout(20));
    NormalSums rest = new NormalSums(layout(20));
    fold.add(tile(Precision.FLOAT64, z, 0, 60), matrix(y, 0, 60));
    rest.add(tile(Precision.FLOAT64, z, 60, ROWS), matrix(y, 60, ROWS));
    NormalEquations all = equations(layout(20), fold, rest);
    Matrix left = all.minus(equations(layout(20), fold)).solve(0.3);
    Matrix direct = equations(layout(20), rest).solve(0.3);
    for (int i = 0; i < direct.data().length; i++) {
      assertThat(left.data()[i]).isCloseTo(direct.data()[i], within(1e-10));
    }
    double error = 0;
    for (int r = 0; r < 60; r++) {
      for (int c = 0; c < OUTPUTS; c++) {
        double prediction = 0;
        for (int i = 0; i < 20; i++) {
          prediction += z[r][i] * direct.get(i, c);
        }
        error += Math.pow(y[r][c] - prediction, 2);
      }
    }
    assertThat(equations(layout(20), fold).squaredError(direct)).isCloseTo(error, within(1e-8));
    assertThat(all.relativeResidual(all.solve(0.3), 0.3)).isLessThan(1e-12);
    assertThat(all.relativeResidual(direct, 0.3)).isGreaterThan(1e-3);
  }

  @Test
  void aFeatureAboveTheBoundIsTold() {
    double[][] z = random(10, 20, 7);
    z[4][3] = 65;
    NormalSums sums = new NormalSums(layout(20));
    sums.add(tile(Precision.FLOAT32, z, 0, 10), Matrix.zeros(10, OUTPUTS));
    assertThat(sums.largest()).isEqualTo(65);
    z[4][3] = Double.NaN;
    sums.add(tile(Precision.FLOAT32, z, 0, 10), Matrix.zeros(10, OUTPUTS));
    assertThat(sums.largest()).isNaN();
  }

  @Test
  void withoutARidgeMoreFeaturesThanRowsHaveNoFactor() {
    double[][] z = random(10, 40, 8);
    NormalSums sums = new NormalSums(layout(40));
    sums.add(tile(Precision.FLOAT64, z, 0, 10), Matrix.zeros(10, OUTPUTS));
    NormalEquations equations = equations(layout(40), sums);
    assertThatThrownBy(() -> equations.solve(0)).isInstanceOf(NotPositiveDefiniteException.class);
    assertThatThrownBy(
            () -> sums.add(Tile.zeros(Precision.FLOAT32, 3, 40), Matrix.zeros(4, OUTPUTS)))
        .hasMessageContaining("3 × 40 features with 4 × 3 targets");
  }
}
