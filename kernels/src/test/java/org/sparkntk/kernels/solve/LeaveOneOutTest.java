package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

class LeaveOneOutTest {
  private static final double LAMBDA = 0.1;
  private static final SyntheticSystem SYSTEM = new SyntheticSystem(311, 4);
  private static final Matrix A = SYSTEM.function(w -> w + LAMBDA);
  private static final BlockConjugateGradient SOLVER =
      new BlockConjugateGradient(1e-11, 300, BlockWidth.NATURAL, 1, point -> {});

  @Test
  void errorsAreThoseOfRefits() {
    Matrix errors = LeaveOneOut.errors(SYSTEM.solution(LAMBDA), inverseDiagonal());
    for (int left : new int[] {0, 17, 310}) {
      int[] others = others(left);
      Matrix kept = Columns.select(Small.transposed(Columns.select(A, others)), others);
      Matrix y = Small.transposed(Columns.select(Small.transposed(SYSTEM.labels), others));
      Matrix inverse = Small.inverse(Small.cholesky(kept));
      Matrix alpha = TallProduct.times(inverse, y);
      for (int c = 0; c < SyntheticSystem.CLASSES; c++) {
        double prediction = 0;
        for (int i = 0; i < others.length; i++) {
          prediction += SYSTEM.gram.get(left, others[i]) * alpha.get(i, c);
        }
        assertThat(errors.get(left, c))
            .isCloseTo(SYSTEM.labels.get(left, c) - prediction, within(1e-9));
      }
    }
  }

  @Test
  void solvesWithUnitVectorsGiveEntriesOfTheExactDiagonal() {
    double[] exact = inverseDiagonal();
    int[] rows = new int[19];
    Arrays.setAll(rows, i -> 3 + 11 * i);
    double[] found =
        LeaveOneOut.inverseDiagonal(
            SOLVER, SyntheticSystem.dense(A), Preconditioner.identity(), rows);
    for (int i = 0; i < rows.length; i++) {
      assertThat(found[i]).isCloseTo(exact[rows[i]], within(1e-9));
    }
  }

  @Test
  void anUnfinishedSolveGivesNoDiagonal() {
    BlockConjugateGradient hasty =
        new BlockConjugateGradient(1e-11, 3, BlockWidth.NATURAL, 1, point -> {});
    assertThatThrownBy(
            () ->
                LeaveOneOut.inverseDiagonal(
                    hasty, SyntheticSystem.dense(A), Preconditioner.identity(), new int[] {1}))
        .hasMessageContaining("residual below the tolerance");
  }

  /** From the spectrum. */
  private static double[] inverseDiagonal() {
    Matrix inverse = SYSTEM.function(w -> 1 / (w + LAMBDA));
    double[] out = new double[SYSTEM.n];
    Arrays.setAll(out, i -> inverse.get(i, i));
    return out;
  }

  private static int[] others(int left) {
    int[] out = new int[SYSTEM.n - 1];
    Arrays.setAll(out, i -> i < left ? i : i + 1);
    return out;
  }
}
