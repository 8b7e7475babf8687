package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.kernels.linalg.Matrix;

class DiagnosticsTest {
  private static final double LAMBDA = 0.01;
  private static final SyntheticSystem SYSTEM = new SyntheticSystem(1201, 1);

  @Test
  void ritzValuesLieInsideTheSpectrumAndReachItsEnds() {
    SpectrumEstimate spectrum =
        SpectrumEstimate.of(solve(BlockWidth.NATURAL, Preconditioner.identity(), 3));
    double largest = SYSTEM.spectrum[0] + LAMBDA;
    double smallest = SYSTEM.spectrum[SYSTEM.n - 1] + LAMBDA;
    assertThat(spectrum.largest().value()).isBetween(0.999999 * largest, largest * (1 + 1e-12));
    assertThat(spectrum.smallest().value()).isBetween(smallest * (1 - 1e-12), 1.02 * smallest);
    assertThat(spectrum.condition().value())
        .isBetween(0.98 * largest / smallest, largest / smallest);
    assertThat(spectrum.condition().kind()).isEqualTo(Figure.Kind.LOWER_BOUND);
  }

  @Test
  void aPreconditionedSolveTellsTheConditionNumberThatIsLeft() {
    Preconditioner nystrom = NystromPreconditioner.of(SYSTEM.gram, LAMBDA, 100, 7);
    double left = SpectrumEstimate.of(solve(BlockWidth.NATURAL, nystrom, 3)).condition().value();
    double plain = (SYSTEM.spectrum[0] + LAMBDA) / (SYSTEM.spectrum[SYSTEM.n - 1] + LAMBDA);
    assertThat(left).isBetween(10.0, plain / 50);
  }

  /** Three standard errors, with few degrees of freedom at seven probes. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void traceAndGcvAreWithinTheirStatedErrors(long seed) {
    for (BlockWidth width : List.of(BlockWidth.NATURAL, new BlockWidth(64, 16))) {
      RidgeScore score = RidgeScore.of(LAMBDA, solve(width, Preconditioner.identity(), seed));
      double trace = SYSTEM.trace(w -> 1 / (w + LAMBDA));
      requireNear(score.inverseTrace(), trace);
      requireNear(score.effectiveDimension(), SYSTEM.trace(w -> w / (w + LAMBDA)));
      requireNear(score.generalisedCrossValidation(), exactGcv(LAMBDA));
      assertThat(score.inverseTrace().standardError()).isBetween(1e-4 * trace, 0.03 * trace);
    }
  }

  @Test
  void theScoresOfAPreconditionedSolveAreTheSame() {
    Preconditioner nystrom = NystromPreconditioner.of(SYSTEM.gram, LAMBDA, 100, 7);
    RidgeScore plain =
        RidgeScore.of(LAMBDA, solve(BlockWidth.NATURAL, Preconditioner.identity(), 3));
    RidgeScore preconditioned = RidgeScore.of(LAMBDA, solve(BlockWidth.NATURAL, nystrom, 3));
    assertThat(preconditioned.inverseTrace().value())
        .isCloseTo(plain.inverseTrace().value(), within(1e-9 * plain.inverseTrace().value()));
  }

  @Test
  void aTraceNeedsGaussianColumns() {
    BlockSolution found = solve(new BlockWidth(1, 1), Preconditioner.identity(), 3);
    assertThatThrownBy(() -> RidgeScore.of(LAMBDA, found)).hasMessageContaining("Gaussian columns");
  }

  private static BlockSolution solve(BlockWidth width, Preconditioner preconditioner, long seed) {
    return new BlockConjugateGradient(1e-8, 200, width, seed, point -> {})
        .run(SYSTEM.ridge(LAMBDA), preconditioner, SYSTEM.labels);
  }

  private static void requireNear(Estimate estimate, double exact) {
    assertThat(estimate.value()).isCloseTo(exact, within(3 * estimate.standardError()));
  }

  static double exactGcv(double lambda) {
    Matrix alpha = SYSTEM.solution(lambda);
    double square = 0;
    for (double value : alpha.data()) {
      square += value * value / alpha.data().length;
    }
    double mean = SYSTEM.trace(w -> 1 / (w + lambda)) / SYSTEM.n;
    return square / (mean * mean);
  }
}
