package org.sparkntk.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricTilesTest {
  private static final int ORDER = 2 * Strips.WIDTH + 30;

  /** Diagonally dominant, so positive definite. */
  private static SymmetricTiles random(int order) {
    Random random = new Random(order);
    SymmetricTiles out = SymmetricTiles.zeros(order);
    for (int i = 0; i < order; i++) {
      for (int j = i; j < order; j++) {
        set(out, i, j, i == j ? order : random.nextDouble() - 0.5);
      }
    }
    return out;
  }

  private static void set(SymmetricTiles a, int i, int j, double value) {
    int row = i / Strips.WIDTH;
    int col = j / Strips.WIDTH;
    Strips strips = a.strips();
    int y = i - strips.first(row);
    int x = j - strips.first(col);
    a.tile(row, col)[y * strips.width(col) + x] = value;
    if (row == col) {
      a.tile(row, col)[x * strips.width(col) + y] = value;
    }
  }

  private static Matrix vectors(int order) {
    return Matrix.of(order, 3, new Random(7).doubles(3L * order, -1, 1).toArray());
  }

  @Test
  void everyTileHasAPlaceOfItsOwn() {
    Strips strips = new Strips(ORDER);
    int at = 0;
    long entries = 0;
    for (int i = 0; i < strips.count(); i++) {
      for (int j = i; j < strips.count(); j++) {
        assertThat(strips.index(i, j)).isEqualTo(at++);
        entries += (long) strips.width(i) * strips.width(j);
      }
    }
    assertThat(strips.tiles()).isEqualTo(at);
    assertThat(strips.entries()).isEqualTo(entries);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, Strips.WIDTH, ORDER})
  void productsAndSumsAreThoseOfTheFullMatrix(int order) {
    SymmetricTiles a = random(order);
    Matrix w = vectors(order);
    Matrix found = a.times(w);
    Matrix twice = a.plus(-3, a).times(w);
    for (int i = 0; i < order; i += Math.max(1, order / 50)) {
      for (int c = 0; c < 3; c++) {
        double sum = 0;
        for (int j = 0; j < order; j++) {
          assertThat(a.get(i, j)).isEqualTo(a.get(j, i));
          sum += a.get(i, j) * w.get(j, c);
        }
        assertThat(found.get(i, c)).isCloseTo(sum, within(1e-9));
        assertThat(twice.get(i, c)).isCloseTo(-2 * sum, within(1e-9));
      }
    }
    assertThat(a.trace()).isEqualTo((double) order * order);
    assertThatThrownBy(() -> a.times(Matrix.zeros(order + 1, 1))).hasMessageContaining("rows");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, Strips.WIDTH, ORDER})
  void theFactorSolvesAndLeavesTheMatrixAsItWas(int order) {
    SymmetricTiles a = random(order);
    Matrix x = vectors(order);
    Matrix b = a.times(x);
    for (int i = 0; i < b.data().length; i++) {
      b.data()[i] += 0.5 * x.data()[i];
    }
    Matrix found = TiledCholesky.of(a, 0.5).solve(b);
    for (int i = 0; i < x.data().length; i++) {
      assertThat(found.data()[i]).isCloseTo(x.data()[i], within(1e-12));
    }
    assertThat(a.trace()).isEqualTo((double) order * order);
  }

  @Test
  void theLargestEigenvalueIsThatOfTheDirectionThatStandsOut() {
    SymmetricTiles a = SymmetricTiles.zeros(1500);
    for (int i = 0; i < 1500; i++) {
      for (int j = i; j < 1500; j++) {
        set(a, i, j, 3 + (i == j ? 2 : 0));
      }
    }
    assertThat(a.largestEigenvalue()).isCloseTo(3 * 1500 + 2, within(1e-6));
    assertThat(SymmetricTiles.zeros(5).largestEigenvalue()).isZero();
  }

  @Test
  void oneThreadHasTheBitsOfMany() throws Exception {
    SymmetricTiles a = random(ORDER);
    Matrix b = vectors(ORDER);
    Matrix expected = TiledCholesky.of(a, 0).solve(b);
    for (int threads : new int[] {1, 5}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      Matrix found = pool.submit(() -> TiledCholesky.of(a, 0).solve(b)).get(60, TimeUnit.SECONDS);
      assertThat(found.data()).isEqualTo(expected.data());
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 17, Strips.WIDTH, ORDER - 1})
  void theFirstMinorThatIsNotPositiveIsTold(int at) {
    SymmetricTiles a = random(ORDER);
    set(a, at, at, -1);
    TiledCholesky factor = TiledCholesky.of(a, 0);
    assertThat(factor.minor()).isEqualTo(at + 1);
    assertThatThrownBy(() -> factor.solve(vectors(ORDER)))
        .isInstanceOf(IllegalStateException.class);
  }
}
