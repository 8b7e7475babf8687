package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

class RankFactorTest {
  private static final double DROP = 1e-14;

  private final Matrix b = SyntheticSystem.gaussian(50, 6, new Random(1));

  @Test
  void aFullRankNeedsNoPivots() {
    RankFactor factor = RankFactor.of(TallProduct.gram(b, b), DROP);
    assertThat(factor.pivots()).containsExactly(0, 1, 2, 3, 4, 5);
    requireOrthonormalBasis(factor);
  }

  @Test
  void dependentColumnsLeaveABasisAndTheirCoefficients() {
    for (int i = 0; i < 50; i++) {
      b.set(i, 0, b.get(i, 3) - 2 * b.get(i, 5));
      b.set(i, 2, 0);
      b.set(i, 4, 1e-5 * b.get(i, 4));
    }
    RankFactor factor = RankFactor.of(TallProduct.gram(b, b), DROP);
    assertThat(factor.rank()).isEqualTo(4);
    requireOrthonormalBasis(factor);
  }

  @Test
  void nothingIsLeftOfZeroIndefiniteOrBrokenMatrices() {
    assertThat(RankFactor.of(Matrix.zeros(3, 3), DROP).rank()).isZero();
    assertThat(RankFactor.of(Columns.scaled(Small.identity(3), -1), DROP).rank()).isZero();
    Matrix broken = Small.identity(3);
    broken.set(1, 1, Double.NaN);
    assertThat(RankFactor.of(broken, DROP).rank()).isZero();
  }

  private void requireOrthonormalBasis(RankFactor factor) {
    Matrix basis = factor.divide(b.copy());
    assertThat(TallProduct.gram(basis, basis).data())
        .containsExactly(Small.identity(factor.rank()).data(), within(1e-8));
    assertThat(TallProduct.times(basis, factor.c()).data())
        .containsExactly(b.data(), within(1e-12));
  }
}
