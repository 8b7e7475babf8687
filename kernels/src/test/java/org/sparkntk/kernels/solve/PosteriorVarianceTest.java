package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

class PosteriorVarianceTest {
  private static final SyntheticSystem SYSTEM = new SyntheticSystem(211, 5);
  private static final double LAMBDA = 0.3;
  private static final int EXAMPLES = 7;

  /** Right-hand sides with most of their weight where the spectrum has it, as k(X, z) has. */
  private static final Matrix CROSS =
      TallProduct.times(SYSTEM.gram, SyntheticSystem.gaussian(SYSTEM.n, EXAMPLES, new Random(2)));

  private static double[] self() {
    double[] out = new double[EXAMPLES];
    Arrays.fill(out, 1e7);
    return out;
  }

  private static Solution solve(double tolerance) {
    return new BlockConjugateGradient(tolerance, 500, new BlockWidth(1, 1), 1, point -> {})
        .solve(SYSTEM.ridge(LAMBDA), Preconditioner.identity(), CROSS);
  }

  private static double[] exact() {
    Matrix inverse = SYSTEM.function(w -> 1 / (w + LAMBDA));
    double[] explained = Columns.dot(CROSS, TallProduct.times(inverse, CROSS));
    double[] out = self();
    for (int j = 0; j < EXAMPLES; j++) {
      out[j] -= explained[j];
    }
    return out;
  }

  @Test
  void theTruthIsBetweenTheValueAndTheValueLessItsError() {
    for (double tolerance : new double[] {0.3, 1e-2, 1e-4}) {
      PosteriorVariance[] found = PosteriorVariance.of(solve(tolerance), CROSS, self(), LAMBDA);
      for (int j = 0; j < EXAMPLES; j++) {
        double rounding = 1e-6;
        assertThat(found[j].error()).isPositive();
        assertThat(exact()[j])
            .isBetween(found[j].value() - found[j].error() - rounding, found[j].value() + rounding);
      }
    }
  }

  @Test
  void theErrorIsOfSecondOrderInTheResidual() {
    Solution loose = solve(1e-3);
    PosteriorVariance[] found = PosteriorVariance.of(loose, CROSS, self(), LAMBDA);
    double[] norms = Columns.norm(CROSS);
    for (int j = 0; j < EXAMPLES; j++) {
      double residual = loose.relativeResiduals()[j] * norms[j];
      assertThat(found[j].error())
          .isCloseTo(residual * residual / LAMBDA, within(1e-6 * found[j].error()));
    }
  }

  @Test
  void withoutARidgeNothingIsKnownOfTheError() {
    PosteriorVariance[] found = PosteriorVariance.of(solve(1e-3), CROSS, self(), 0);
    assertThat(found[0].error()).isInfinite();
  }

  @Test
  void roundingMakesNoVarianceNegative() {
    PosteriorVariance[] found =
        PosteriorVariance.of(solve(1e-9), CROSS, new double[EXAMPLES], LAMBDA);
    assertThat(found[0].value()).isZero();
  }

  @Test
  void shapesMustAgree() {
    Solution solution = solve(1e-3);
    assertThatThrownBy(() -> PosteriorVariance.of(solution, CROSS, new double[2], LAMBDA))
        .hasMessageContaining("at 2 examples");
  }
}
