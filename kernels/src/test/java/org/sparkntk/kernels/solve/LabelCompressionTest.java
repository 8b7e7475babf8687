package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

class LabelCompressionTest {
  @Test
  void centredOneHotLabelsHaveOneDirectionLessThanClasses() {
    Matrix y = new SyntheticSystem(211, 3).labels;
    LabelCompression compression = LabelCompression.of(y);
    assertThat(compression.rank()).isEqualTo(9);
    requireFactors(compression, y, 1e-14);
  }

  @Test
  void directionsFarBelowTheOthersAreKeptAndRoundingIsNot() {
    Matrix y = SyntheticSystem.gaussian(83, 5, new Random(2));
    for (int i = 0; i < 83; i++) {
      y.set(i, 3, y.get(i, 0) + 1e-8 * y.get(i, 3));
      y.set(i, 4, y.get(i, 1) - 3 * y.get(i, 2));
    }
    LabelCompression compression = LabelCompression.of(y);
    assertThat(compression.rank()).isEqualTo(4);
    requireFactors(compression, y, 1e-13);
  }

  @Test
  void theRankDoesNotDependOnUnits() {
    Matrix y = SyntheticSystem.gaussian(83, 3, new Random(2));
    for (int i = 0; i < 83; i++) {
      y.set(i, 1, 1e15 * y.get(i, 1));
    }
    assertThat(LabelCompression.of(y).rank()).isEqualTo(3);
  }

  @Test
  void zeroTargetsHaveNoDirections() {
    LabelCompression compression = LabelCompression.of(Matrix.zeros(7, 2));
    assertThat(compression.rank()).isZero();
    assertThat(compression.coefficients().cols()).isEqualTo(2);
  }

  @Test
  void moreColumnsThanRowsAreCompressedToTheRows() {
    Matrix y = SyntheticSystem.gaussian(4, 9, new Random(2));
    LabelCompression compression = LabelCompression.of(y);
    assertThat(compression.rank()).isEqualTo(4);
    requireFactors(compression, y, 1e-14);
  }

  @Test
  void refusesWhatIsNotANumber() {
    Matrix y = Matrix.zeros(7, 2);
    y.set(4, 1, Double.NaN);
    assertThatThrownBy(() -> LabelCompression.of(y)).hasMessageContaining("finite");
  }

  private static void requireFactors(LabelCompression compression, Matrix y, double tolerance) {
    Matrix q = compression.basis();
    assertThat(TallProduct.gram(q, q).data())
        .containsExactly(Small.identity(q.cols()).data(), within(1e-14));
    Matrix product = TallProduct.times(q, compression.coefficients());
    double scale = Columns.norm(y)[0];
    assertThat(product.data()).containsExactly(y.data(), within(tolerance * scale));
  }
}
