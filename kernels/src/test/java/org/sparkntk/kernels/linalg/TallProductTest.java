package org.sparkntk.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class TallProductTest {
  private static final int N = 3 * 1024 + 5;

  private final Matrix a = gaussian(N, 7, 1);
  private final Matrix b = gaussian(N, 3, 2);
  private final Matrix c = gaussian(7, 3, 3);

  @Test
  void productsAreThoseOfTheDefinition() {
    Matrix gram = TallProduct.gram(a, b);
    Matrix product = TallProduct.times(a, c);
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < 7; i++) {
        double sum = 0;
        for (int row = 0; row < N; row++) {
          sum += a.get(row, i) * b.get(row, j);
        }
        assertThat(gram.get(i, j)).isCloseTo(sum, within(1e-11));
      }
      for (int row = 0; row < N; row++) {
        double sum = 0;
        for (int i = 0; i < 7; i++) {
          sum += a.get(row, i) * c.get(i, j);
        }
        assertThat(product.get(row, j)).isCloseTo(sum, within(1e-13));
      }
    }
  }

  @Test
  void divisionUndoesMultiplication() {
    Matrix triangle = gaussian(7, 7, 4);
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 7; j++) {
        triangle.set(i, j, i == j ? 2 : i > j ? 0 : triangle.get(i, j));
      }
    }
    Matrix product = TallProduct.times(a, triangle);
    TallProduct.divideUpper(product, triangle);
    assertThat(product.data()).containsExactly(a.data(), within(1e-12));
  }

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() throws Exception {
    double[] expected = TallProduct.gram(a, b).data();
    for (int threads : new int[] {1, 2, 5}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        assertThat(pool.submit(() -> TallProduct.gram(a, b).data()).get()).isEqualTo(expected);
      } finally {
        pool.shutdown();
      }
    }
  }

  @Test
  void emptyBlocksHaveEmptyProducts() {
    assertThat(TallProduct.gram(Matrix.zeros(5, 0), Matrix.zeros(5, 2)).rows()).isZero();
    assertThat(TallProduct.gram(Matrix.zeros(0, 1), Matrix.zeros(0, 1)).get(0, 0)).isZero();
    assertThat(TallProduct.times(Matrix.zeros(2, 0), Matrix.zeros(0, 2)).data()).containsOnly(0);
  }

  @Test
  void refusesShapesThatDoNotFit() {
    assertThatThrownBy(() -> TallProduct.gram(a, c))
        .hasMessage("rows must agree, found " + N + " and 7");
    assertThatThrownBy(() -> TallProduct.times(a, b)).hasMessageContaining("7 and " + N);
  }

  private static Matrix gaussian(int rows, int cols, long seed) {
    Random random = new Random(seed);
    Matrix out = Matrix.zeros(rows, cols);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = random.nextGaussian();
    }
    return out;
  }
}
