package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;

class CholeskySolverTest {
  private static final SyntheticSystem SYSTEM = new SyntheticSystem(307, 2);

  @Test
  void agreesWithTheExactSolution() {
    Solution solution =
        CholeskySolver.of(SYSTEM.gram.copy(), 0.01, 1e-12, point -> {})
            .solve(SYSTEM.ridge(0.01), Preconditioner.identity(), SYSTEM.labels);
    assertThat(solution.converged()).isTrue();
    assertThat(solution.passes()).isOne();
    assertThat(solution.x().data()).containsExactly(SYSTEM.solution(0.01).data(), within(1e-10));
  }

  @Test
  void correctsUntilTheOperatorIsSatisfied() {
    Matrix rough = SYSTEM.gram.copy();
    for (int i = 0; i < rough.data().length; i++) {
      rough.data()[i] = (float) rough.data()[i];
    }
    Solution solution =
        CholeskySolver.of(rough, 0.01, 1e-12, point -> {})
            .solve(SYSTEM.ridge(0.01), Preconditioner.identity(), SYSTEM.labels);
    assertThat(solution.converged()).isTrue();
    assertThat(solution.passes()).isBetween(2, 4);
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteIsRefusedWithItsRidge() {
    Matrix singular = Matrix.of(2, 2, new double[] {1, 1, 1, 1});
    assertThatThrownBy(() -> CholeskySolver.of(singular, 0, 1e-6, point -> {}))
        .isInstanceOf(NotPositiveDefiniteException.class)
        .hasMessage("the leading minor of order 2 of 2 is not positive with ridge 0.000");
  }
}
