package org.sparkntk.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EuclideanNormTest {
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-300, 0x1p-1030, 1e-160, 1e160, 1e300})
  void scalesWithTheVectorFromTheSmallestNumbersToTheLargest(double scale) {
    double[] x = new double[21];
    double squares = 0;
    for (int i = 3; i < 20; i++) {
      x[i] = (i - 9.5) * scale;
      squares += (i - 9.5) * (i - 9.5);
    }
    x[2] = 1e300; // outside of the range
    double relative = EuclideanNorm.of(x, 3, 20) / scale / Math.sqrt(squares);
    assertThat(relative).isCloseTo(1, within(1e-11));
  }

  @Test
  void zerosAndNothingHaveLengthZero() {
    assertThat(EuclideanNorm.of(new double[9], 0, 9)).isZero();
    assertThat(EuclideanNorm.of(new double[] {4}, 1, 1)).isZero();
  }

  @Test
  void doesNotHideWhatIsNotANumber() {
    assertThat(EuclideanNorm.of(new double[] {1, Double.NaN}, 0, 2)).isNaN();
    assertThat(EuclideanNorm.of(new double[] {1, Double.NEGATIVE_INFINITY}, 0, 2)).isNaN();
  }
}
