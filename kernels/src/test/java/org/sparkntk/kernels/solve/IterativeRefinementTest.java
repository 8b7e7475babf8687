package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Solution.Kind;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

class IterativeRefinementTest {
  private static final double LAMBDA = 0.01;
  private static final SyntheticSystem SYSTEM = new SyntheticSystem(307, 2);

  @Test
  void solvesTheDearSystemWithTheCheapOne() {
    Ridge exact = SYSTEM.ridge(LAMBDA);
    Ridge rounded = new Ridge(SyntheticSystem.dense(rounded(SYSTEM.gram)), LAMBDA);
    List<ResidualPoint> heard = new ArrayList<>();
    Solution solution =
        new IterativeRefinement(IterativeRefinementTest::inner, exact, 1e-12, 10, heard::add)
            .solve(rounded, Preconditioner.identity(), SYSTEM.labels);

    Matrix residual = Columns.minus(SYSTEM.labels, exact.apply(solution.x()));
    double[] norms = Columns.norm(residual);
    double[] labels = Columns.norm(SYSTEM.labels);
    assertThat(solution.converged()).isTrue();
    for (int c = 0; c < norms.length; c++) {
      assertThat(norms[c] / labels[c]).isLessThan(1e-12);
      assertThat(solution.relativeResiduals()[c]).isEqualTo(norms[c] / labels[c]);
    }
    // A step ends with the true residual of the dear system: two to four of them.
    assertThat(heard).isEqualTo(solution.history());
    assertThat(solution.history().get(solution.history().size() - 1).kind()).isEqualTo(Kind.TRUE);
    assertThat(solution.history().get(solution.history().size() - 1).pass())
        .isEqualTo(solution.passes());
  }

  @Test
  void residualsOfCorrectionsAreToldInTermsOfTheLabels() {
    Ridge exact = SYSTEM.ridge(LAMBDA);
    Ridge rounded = new Ridge(SyntheticSystem.dense(rounded(SYSTEM.gram)), LAMBDA);
    Solution solution =
        new IterativeRefinement(IterativeRefinementTest::inner, exact, 1e-12, 10, point -> {})
            .solve(rounded, Preconditioner.identity(), SYSTEM.labels);
    double second =
        solution.history().stream()
            .dropWhile(point -> point.kind() != Kind.TRUE)
            .skip(2)
            .findFirst()
            .orElseThrow()
            .worst();
    assertThat(second).isLessThan(1e-3);
  }

  @Test
  void saysSoWhenTheCheapSystemIsAnother() {
    Ridge other = SYSTEM.ridge(100);
    Solution solution =
        new IterativeRefinement(
                IterativeRefinementTest::inner, SYSTEM.ridge(LAMBDA), 1e-12, 10, point -> {})
            .solve(other, Preconditioner.identity(), SYSTEM.labels);
    assertThat(solution.converged()).isFalse();
    assertThat(solution.worstResidual()).isGreaterThan(1e-12).isLessThanOrEqualTo(1);
  }

  private static Solver inner(Consumer<ResidualPoint> listener) {
    return new BlockConjugateGradient(1e-6, 300, BlockWidth.NATURAL, 1, listener);
  }

  private static Matrix rounded(Matrix a) {
    Matrix out = a.copy();
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = (float) out.data()[i];
    }
    return out;
  }
}
