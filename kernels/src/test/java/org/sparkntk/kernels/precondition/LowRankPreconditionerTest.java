package org.sparkntk.kernels.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.precondition.Systems.Dense;
import org.sparkntk.kernels.solve.BlockConjugateGradient;
import org.sparkntk.kernels.solve.BlockWidth;
import org.sparkntk.kernels.solve.Preconditioner;
import org.sparkntk.kernels.solve.Ridge;
import org.sparkntk.kernels.solve.Solution;

class LowRankPreconditionerTest {
  private static final int N = 307;
  private static final double LAMBDA = 0.01;

  @Test
  void itIsTheInverseOfTheDampedFactorInBothPrecisions() {
    Dense k = Systems.withSpectrum(N, j -> 10.0 / j, 1);
    for (Precision precision : Precision.values()) {
      LowRankFactor factor = pivoted(k, precision, 80);
      LowRankPreconditioner p = LowRankPreconditioner.of(factor, LAMBDA);
      assertThat(p.damping()).isEqualTo(LAMBDA + factor.tau());
      Matrix v = Systems.gaussian(N, 5, 4);
      Matrix back = v.copy();
      for (int i = 0; i < back.data().length; i++) {
        back.data()[i] *= p.damping();
      }
      double[] square = Systems.square(factor).data();
      Blas.multiplyAdd(N, 5, N, square, 0, v.data(), 0, back.data(), 0);
      double tolerance = precision == Precision.FLOAT32 ? 1e-4 : 1e-12;
      assertThat(p.apply(back).data()).containsExactly(v.data(), within(tolerance));
    }
  }

  @Test
  void rankZeroDividesByTheDamping() {
    Dense k = Systems.withSpectrum(N, j -> 10.0 / j, 1);
    LowRankPreconditioner p = LowRankPreconditioner.of(pivoted(k, Precision.FLOAT32, 0), LAMBDA);
    assertThat(p.damping()).isCloseTo(LAMBDA + k.trace() / N, within(1e-12));
    Matrix v = Systems.gaussian(N, 3, 4);
    assertThat(p.apply(v).get(17, 2)).isCloseTo(v.get(17, 2) / p.damping(), within(1e-12));
  }

  @Test
  void fullRankIsTheInverseItself() {
    Dense k = Systems.withSpectrum(N, j -> 10.0 / j, 1);
    LowRankPreconditioner p = LowRankPreconditioner.of(pivoted(k, Precision.FLOAT64, N), LAMBDA);
    Matrix v = Systems.gaussian(N, 3, 4);
    Matrix back = new Ridge(k, LAMBDA).apply(v);
    assertThat(p.apply(back).data()).containsExactly(v.data(), within(1e-9));
  }

  @Test
  void tinyDampingDoesNotMakeFloat32ProductsIndefinite() {
    Dense k = Systems.withSpectrum(N, j -> 1e6 * Math.exp(-j), 1);
    LowRankPreconditioner p = LowRankPreconditioner.damped(pivoted(k, Precision.FLOAT32, 20), 1e-4);
    Matrix top = k.apply(k.apply(Systems.gaussian(N, 1, 3)));
    double norm = dot(top, top);
    assertThat(dot(top, p.apply(top)) / norm).isBetween(1e-7, 1e-5);
  }

  /** The smooth part of the spectrum falls off; the rest acts as a ridge of its own. */
  @Test
  void dampingByTheUnexplainedDiagonalBeatsDampingByTheRidgeAlone() {
    Dense k = Systems.withSpectrum(600, j -> 0.6 * 600 * Math.pow(j, -1.3) + 0.05, 1);
    LowRankFactor factor = pivoted(k, Precision.FLOAT64, 60);
    double lambda = 1e-4;
    int none = passes(k, lambda, Preconditioner.identity());
    int ridge = passes(k, lambda, LowRankPreconditioner.damped(factor, lambda));
    int both = passes(k, lambda, LowRankPreconditioner.of(factor, lambda));
    assertThat(both).isLessThan(Math.min(ridge, none));
  }

  @Test
  void theSketchOfNystromIsAsGood() {
    Dense k = Systems.withSpectrum(600, j -> 0.6 * 600 * Math.pow(j, -1.3) + 0.05, 1);
    LowRankFactor factor = Nystrom.factor(k, k.trace(), Precision.FLOAT64, 60, 3);
    int none = passes(k, 1e-4, Preconditioner.identity());
    int ridge = passes(k, 1e-4, LowRankPreconditioner.damped(factor, 1e-4));
    int both = passes(k, 1e-4, LowRankPreconditioner.of(factor, 1e-4));
    assertThat(both).isLessThan(Math.min(ridge, none));
  }

  @Test
  void bitsAreTheSameForOneAndFourThreads() throws Exception {
    Dense k = Systems.withSpectrum(1031, j -> 10.0 / j, 1);
    double[] expected = withThreads(1, k);
    assertThat(withThreads(4, k)).isEqualTo(expected);
    assertThat(withThreads(4, k)).isEqualTo(expected);
  }

  @Test
  void aZeroMatrixNeedsARidge() {
    LowRankFactor zero = pivoted(new Dense(Matrix.zeros(5, 5)), Precision.FLOAT32, 2);
    assertThat(LowRankPreconditioner.of(zero, 2).apply(Systems.gaussian(5, 1, 1)).rows())
        .isEqualTo(5);
    assertThatThrownBy(() -> LowRankPreconditioner.of(zero, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a zero matrix needs a positive ridge, found damping 0.0");
    assertThatThrownBy(() -> LowRankPreconditioner.of(zero, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the ridge must be zero or positive, found -1.0");
  }

  private static double[] withThreads(int threads, Dense k) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(
              () ->
                  LowRankPreconditioner.of(pivoted(k, Precision.FLOAT32, 90), LAMBDA)
                      .apply(Systems.gaussian(1031, 5, 9))
                      .data())
          .get();
    } finally {
      pool.shutdown();
    }
  }

  private static LowRankFactor pivoted(Dense k, Precision precision, int rank) {
    RandomlyPivotedCholesky cholesky = new RandomlyPivotedCholesky(k, precision, 7);
    cholesky.growTo(rank, Math.max(1, rank / 5));
    return cholesky.factor();
  }

  private static int passes(Dense k, double lambda, Preconditioner p) {
    Solution solution =
        new BlockConjugateGradient(1e-6, 2000, BlockWidth.NATURAL, 1, point -> {})
            .solve(new Ridge(k, lambda), p, Systems.labels(k.size(), 10, 5));
    assertThat(solution.converged()).isTrue();
    return solution.passes();
  }

  private static double dot(Matrix a, Matrix b) {
    double sum = 0;
    for (int i = 0; i < a.data().length; i++) {
      sum += a.data()[i] * b.data()[i];
    }
    return sum;
  }
}
