package org.sparkntk.kernels.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalshHadamardTest {
  /** Entry (i, j) of H is −1 to the power of the number of ones that i and j share. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64, 512, 1024})
  void itIsTheProductWithTheMatrixOfSigns(int length) {
    Random random = new Random(length);
    float[] x = new float[length + 3];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextInt(100) - 50;
    }
    float[] y = x.clone();
    WalshHadamard.transform(y, 2, length);
    assertThat(y[1]).isEqualTo(x[1]);
    assertThat(y[length + 2]).isEqualTo(x[length + 2]);
    for (int i = 0; i < length; i++) {
      float sum = 0;
      for (int j = 0; j < length; j++) {
        sum += (Integer.bitCount(i & j) & 1) == 0 ? x[2 + j] : -x[2 + j];
      }
      assertThat(y[2 + i]).isEqualTo(sum);
    }
  }

  @Test
  void theLengthIsAPowerOfTwo() {
    assertThatThrownBy(() -> WalshHadamard.transform(new float[12], 0, 12))
        .hasMessageContaining("found length 12");
    assertThat(WalshHadamard.paddedLength(1)).isEqualTo(1);
    assertThat(WalshHadamard.paddedLength(5)).isEqualTo(8);
    assertThat(WalshHadamard.paddedLength(8)).isEqualTo(8);
  }
}
