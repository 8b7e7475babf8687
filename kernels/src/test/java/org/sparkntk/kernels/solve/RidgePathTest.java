package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

class RidgePathTest {
  private static final double[] LAMBDAS = {10, 1, 0.1, 0.01, 0.001};
  private static final SyntheticSystem SYSTEM = new SyntheticSystem(1201, 1);
  private static final Matrix NOISY = signalAndNoise(SYSTEM, 0.3);
  private static final RidgePath PATH = path(SYSTEM.labels, new BlockWidth(32, 16));

  @Test
  void everyRidgeIsWhatASolveOfItsOwnGives() {
    for (double lambda : LAMBDAS) {
      Matrix alpha = PATH.coefficients(lambda);
      Matrix exact = SYSTEM.solution(lambda);
      double[] apart = Columns.norm(Columns.minus(alpha, exact));
      for (int c = 0; c < apart.length; c++) {
        assertThat(apart[c]).isLessThan(1e-9 * Columns.norm(exact)[c]);
      }
    }
  }

  @Test
  void residualsAreTrueOnes() {
    RidgePath early =
        new BlockLanczos(1e-2, 100, BlockWidth.NATURAL, 3, point -> {})
            .run(SYSTEM.operator(), SYSTEM.labels, 0.001);
    for (double lambda : LAMBDAS) {
      Matrix residual =
          Columns.minus(SYSTEM.labels, SYSTEM.ridge(lambda).apply(early.coefficients(lambda)));
      List<Double> relative = early.at(lambda).relativeResiduals();
      double[] norms = Columns.norm(SYSTEM.labels);
      for (int c = 0; c < norms.length; c++) {
        double truth = Columns.norm(residual)[c] / norms[c];
        assertThat(relative.get(c)).isCloseTo(truth, within(1e-8 * truth + 1e-12));
      }
    }
    assertThat(early.at(0.001).worstResidual()).isBetween(1e-6, 1e-2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 1, 0.1, 0.01, 0.001})
  void scoresAreWithinTheirStatedErrors(double lambda) {
    RidgePoint point = PATH.at(lambda);
    requireNear(point.score().effectiveDimension(), SYSTEM.trace(w -> w / (w + lambda)));
    requireNear(point.score().generalisedCrossValidation(), DiagnosticsTest.exactGcv(lambda));
    requireNear(point.logDeterminant(), SYSTEM.trace(w -> Math.log(w + lambda)));
  }

  @Test
  void agreesWithTheSolverOnTheSameBlock() {
    BlockSolution found =
        new BlockConjugateGradient(1e-10, 200, new BlockWidth(32, 16), 3, point -> {})
            .run(SYSTEM.ridge(0.1), Preconditioner.identity(), SYSTEM.labels);
    RidgeScore solver = RidgeScore.of(0.1, found);
    RidgeScore path = PATH.at(0.1).score();
    assertThat(path.inverseTrace().value())
        .isCloseTo(solver.inverseTrace().value(), within(1e-9 * SYSTEM.n));
    assertThat(path.meanSquare()).isCloseTo(solver.meanSquare(), within(1e-9 * path.meanSquare()));
  }

  @Test
  void theBestRidgeIsNearTheMinimumOfTheExactScore() {
    RidgePath path = path(NOISY, new BlockWidth(64, 16));
    double found = path.bestRidge(1e-3, 1e3);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= 600; i++) {
      best = Math.min(best, exactGcv(NOISY, 1e-3 * Math.pow(10, i / 100.0)));
    }
    assertThat(found).isBetween(2e-3, 5e2);
    assertThat(exactGcv(NOISY, found)).isLessThan(best * 1.005);
    assertThat(path.bestRidge(found / 100, found / 10)).isEqualTo(found / 10);
  }

  @Test
  void anInvariantSpaceEndsTheProcessWithExactSolutions() {
    SyntheticSystem small = new SyntheticSystem(53, 2);
    List<ResidualPoint> heard = new ArrayList<>();
    RidgePath path =
        new BlockLanczos(1e-15, 100, BlockWidth.NATURAL, 3, heard::add)
            .run(small.operator(), small.labels, 0.01);
    assertThat(path.passes()).as("the whole space").isLessThanOrEqualTo(5);
    assertThat(heard).isNotEmpty();
    assertThat(path.coefficients(0.01).data())
        .containsExactly(small.solution(0.01).data(), within(1e-10));
    assertThat(path.at(0.01).score().inverseTrace().value())
        .as("still an estimate: the probes do not span the space")
        .isGreaterThan(0);
  }

  @Test
  void refusesRidgesThatAreTooSmall() {
    assertThatThrownBy(() -> PATH.at(0)).hasMessageContaining("a ridge of 0.0 is too small");
    BlockLanczos lanczos = new BlockLanczos(1e-3, 9, BlockWidth.NATURAL, 3, point -> {});
    assertThatThrownBy(() -> lanczos.run(SYSTEM.operator(), SYSTEM.labels, -1))
        .hasMessageContaining("found -1.0");
    assertThatThrownBy(() -> lanczos.run(SYSTEM.operator(), Matrix.zeros(SYSTEM.n, 2), 1))
        .hasMessageContaining("all zero");
  }

  private static RidgePath path(Matrix y, BlockWidth width) {
    return new BlockLanczos(1e-11, 100, width, 3, point -> {}).run(SYSTEM.operator(), y, 0.001);
  }

  private static void requireNear(Estimate estimate, double exact) {
    assertThat(estimate.value()).isCloseTo(exact, within(3 * estimate.standardError()));
  }

  /** Targets that the leading eigenvectors explain but for white noise. */
  private static Matrix signalAndNoise(SyntheticSystem system, double noise) {
    Random random = new Random(12);
    Matrix y = Columns.scaled(SyntheticSystem.gaussian(system.n, 3, random), noise);
    for (int j = 0; j < 30; j++) {
      for (int c = 0; c < 3; c++) {
        double weight = random.nextGaussian() * Math.sqrt(system.spectrum[j]);
        for (int i = 0; i < system.n; i++) {
          y.set(i, c, y.get(i, c) + weight * system.vectors.get(i, j));
        }
      }
    }
    return y;
  }

  private static double exactGcv(Matrix y, double lambda) {
    Matrix overlap = TallProduct.gram(SYSTEM.vectors, y);
    double square = 0;
    for (int i = 0; i < overlap.data().length; i++) {
      double value = overlap.data()[i] / (SYSTEM.spectrum[i / y.cols()] + lambda);
      square += value * value / y.data().length;
    }
    double mean = SYSTEM.trace(w -> 1 / (w + lambda)) / SYSTEM.n;
    return square / (mean * mean);
  }
}
