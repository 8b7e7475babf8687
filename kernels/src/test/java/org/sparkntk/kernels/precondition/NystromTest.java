package org.sparkntk.kernels.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.precondition.Systems.Dense;

class NystromTest {
  private static final int N = 307;

  @Test
  void aMatrixOfLowRankIsFound() {
    Dense k = Systems.withSpectrum(N, j -> j <= 20 ? 10.0 / j : 0, 1);
    LowRankFactor factor = Nystrom.factor(k, k.trace(), Precision.FLOAT64, 30, 2);
    assertThat(Systems.square(factor).data()).containsExactly(k.k().data(), within(1e-9));
    assertThat(factor.tau()).isCloseTo(0, within(1e-9));
  }

  /** Theorem of Frangella, Tropp and Udell: near the best approximation of a smaller rank. */
  @Test
  void theTraceLeftIsNearTheBest() {
    Dense k = Systems.withSpectrum(N, j -> Math.pow(j, -2), 1);
    LowRankFactor factor = Nystrom.factor(k, k.trace(), Precision.FLOAT32, 150, 2);
    double best = 0;
    for (int j = 151; j <= N; j++) {
      best += Math.pow(j, -2);
    }
    assertThat(factor.residualTrace()).isBetween(best, 3 * best);
    assertThat(factor.residualTrace())
        .isCloseTo(Systems.traceError(k, factor), within(1e-5 * k.trace()));
  }

  @Test
  void nothingOfNothing() {
    Dense zero = new Dense(Matrix.zeros(5, 5));
    assertThat(Nystrom.factor(zero, 0, Precision.FLOAT32, 3, 1).rank()).isZero();
    Dense k = Systems.withSpectrum(N, j -> 1.0 / j, 1);
    LowRankFactor empty = Nystrom.factor(k, k.trace(), Precision.FLOAT32, 0, 1);
    assertThat(empty.residualTrace()).isEqualTo(k.trace());
  }

  @Test
  void moreThanAllColumnsAreRefused() {
    Dense k = Systems.withSpectrum(5, j -> 1.0 / j, 1);
    assertThatThrownBy(() -> Nystrom.factor(k, k.trace(), Precision.FLOAT64, 6, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the rank must be in [0, 5], found 6");
  }
}
