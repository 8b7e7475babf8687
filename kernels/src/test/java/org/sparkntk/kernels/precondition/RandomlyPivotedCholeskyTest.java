package org.sparkntk.kernels.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.precondition.Systems.Dense;

class RandomlyPivotedCholeskyTest {
  private static final int N = 307;

  @Test
  void fullRankIsExact() {
    Dense k = Systems.withSpectrum(N, j -> 10.0 / j, 1);
    LowRankFactor factor = factor(k, Precision.FLOAT64, N, 40, 7).factor();
    assertThat(factor.rank()).isEqualTo(N);
    assertThat(factor.residualTrace()).isZero();
    assertThat(Systems.square(factor).data()).containsExactly(k.k().data(), within(1e-11));
  }

  @Test
  void theChosenColumnsAreReproducedInBothPrecisions() {
    Dense k = Systems.withSpectrum(N, j -> 10.0 / j, 1);
    for (Precision precision : Precision.values()) {
      RandomlyPivotedCholesky cholesky = factor(k, precision, 60, 13, 7);
      assertThat(cholesky.pivots()).hasSize(60).doesNotHaveDuplicates();
      Matrix square = Systems.square(cholesky.factor());
      double tolerance = precision == Precision.FLOAT32 ? 1e-6 : 1e-13;
      for (int pivot : cholesky.pivots()) {
        for (int i = 0; i < N; i++) {
          assertThat(square.get(i, pivot)).isCloseTo(k.k().get(i, pivot), within(tolerance));
        }
      }
      assertThat(cholesky.residualTrace())
          .isCloseTo(Systems.traceError(k, cholesky.factor()), within(tolerance * N));
    }
  }

  @Test
  void growingDoesNotChangeAnEarlierFactor() {
    Dense k = Systems.withSpectrum(N, j -> 10.0 / j, 1);
    RandomlyPivotedCholesky cholesky = factor(k, Precision.FLOAT64, 30, 10, 7);
    LowRankFactor early = cholesky.factor();
    double[] before = Systems.dense(early).data();
    cholesky.growTo(60, 10);
    assertThat(Systems.dense(early).data()).isEqualTo(before);
    assertThat(cholesky.residualTrace()).isLessThan(early.residualTrace());
  }

  @Test
  void aRoundIsOneRequest() {
    Dense k = Systems.withSpectrum(N, j -> 10.0 / j, 1);
    factor(k, Precision.FLOAT64, 100, 10, 7);
    assertThat(k.requests().get()).isBetween(10, 20);
  }

  @Test
  void duplicatesAndZeroRowsAreHarmless() {
    int[] original = IntStream.range(0, 120).map(i -> i % 40).toArray();
    Matrix x = Systems.gaussian(40, 50, 3);
    Matrix tripled = Matrix.zeros(130, 50);
    for (int i = 0; i < original.length; i++) {
      System.arraycopy(x.data(), original[i] * 50, tripled.data(), i * 50, 50);
    }
    Matrix k = Matrix.zeros(130, 130);
    Blas.multiplyTransposed(130, 130, 50, tripled.data(), 0, tripled.data(), 0, k.data(), 0, 130);

    RandomlyPivotedCholesky cholesky = factor(new Dense(k), Precision.FLOAT64, 130, 30, 5);

    assertThat(cholesky.rank()).isEqualTo(40);
    assertThat(Arrays.stream(cholesky.pivots()).map(i -> original[i]).toArray())
        .doesNotHaveDuplicates();
    assertThat(cholesky.residualTrace()).isCloseTo(0, within(1e-10));
    assertThat(Systems.square(cholesky.factor()).data()).containsExactly(k.data(), within(1e-11));
  }

  @Test
  void aZeroMatrixHasRankZero() {
    Dense zero = new Dense(Matrix.zeros(5, 5));
    assertThat(factor(zero, Precision.FLOAT32, 3, 2, 1).rank()).isZero();
  }

  @Test
  void manyCandidatesARoundAreAsGoodAsOne() {
    Dense k = clustered(1000);
    for (int rank : new int[] {20, 40}) {
      double sequential = 0;
      double accelerated = 0;
      for (int seed = 0; seed < 10; seed++) {
        sequential += factor(k, Precision.FLOAT64, rank, 1, seed).residualTrace();
        accelerated += factor(k, Precision.FLOAT64, rank, rank / 2, 50 + seed).residualTrace();
      }
      assertThat(accelerated / sequential).isBetween(0.9, 1.1);
    }
  }

  /** 95 % of the points in one tight cluster: what uniform columns miss. */
  @Test
  void clustersAndOutliersNeedThePivots() {
    Dense k = clustered(2000);
    double random = factor(k, Precision.FLOAT64, 100, 20, 1).residualTrace();
    double single = factor(k, Precision.FLOAT32, 100, 20, 1).residualTrace();
    double uniform = traceLeftBy(k, new Random(13).ints(0, 2000).distinct().limit(100).toArray());
    assertThat(random / k.trace()).isLessThan(1e-3);
    assertThat(uniform / random).isGreaterThan(100);
    assertThat(single / random).isBetween(0.5, 2.0);
  }

  @Test
  void anotherSeedChoosesOtherColumns() {
    Dense k = Systems.withSpectrum(N, j -> 10.0 / j, 1);
    int[] pivots = factor(k, Precision.FLOAT64, 20, 20, 1).pivots();
    assertThat(factor(k, Precision.FLOAT64, 20, 20, 1).pivots()).isEqualTo(pivots);
    assertThat(factor(k, Precision.FLOAT64, 20, 20, 2).pivots()).isNotEqualTo(pivots);
  }

  @Test
  void aNegativeDiagonalIsRefused() {
    Matrix k = Matrix.zeros(3, 3);
    k.set(1, 1, -2);
    assertThatThrownBy(() -> new RandomlyPivotedCholesky(new Dense(k), Precision.FLOAT64, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the diagonal must be at least 0 and finite, found -2.0 in row 1");
  }

  private static RandomlyPivotedCholesky factor(
      Dense k, Precision precision, int rank, int candidates, long seed) {
    RandomlyPivotedCholesky cholesky = new RandomlyPivotedCholesky(k, precision, seed);
    cholesky.growTo(rank, candidates);
    return cholesky;
  }

  private static Dense clustered(int n) {
    Random random = new Random(11);
    Matrix x = Matrix.zeros(n, 2);
    for (int i = 0; i < n; i++) {
      double spread = i % 20 == 0 ? 5 : 0.05;
      x.set(i, 0, spread * random.nextGaussian());
      x.set(i, 1, spread * random.nextGaussian());
    }
    return Systems.gaussianKernel(x, 1.0);
  }

  /** tr(K − K_S K_SS⁺ K_Sᵀ) by the definition, with a shift of rounding size for the inverse. */
  private static double traceLeftBy(Dense k, int[] columns) {
    int r = columns.length;
    Matrix g = k.columns(columns);
    double[] c = new double[r * r];
    for (int i = 0; i < r; i++) {
      System.arraycopy(g.data(), columns[i] * r, c, i * r, r);
      c[i * r + i] += 1e-10;
    }
    assertThat(Lapack.cholesky(r, c)).isZero();
    Blas.divideUpper(k.size(), r, g.data(), c);
    return k.trace() - Arrays.stream(g.data()).map(value -> value * value).sum();
  }
}
