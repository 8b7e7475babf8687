package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Solution.Kind;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

class ConjugateGradientTest {
  private static final int N = 97;
  private static final ConjugateGradient CG = new ConjugateGradient(1e-10, 500, point -> {});

  private final Random random = new Random(5);
  private final Matrix a = positiveDefinite(N);
  private final Matrix y = gaussian(N, 4);

  @Test
  void agreesWithTheDirectSolution() {
    Matrix x = gaussian(N, 4);
    Matrix rightHandSides = dense(a).apply(x);
    Solution solution = CG.solve(dense(a), Preconditioner.identity(), rightHandSides);
    assertThat(solution.converged()).isTrue();
    assertThat(solution.x().data()).containsExactly(x.data(), within(1e-7));
  }

  @Test
  void reportsTrueResidualsAndCountsEveryPass() {
    CountingOperator operator = new CountingOperator(dense(a));
    List<ResidualPoint> heard = new ArrayList<>();
    Solution solution =
        new ConjugateGradient(1e-8, 500, heard::add).solve(operator, Preconditioner.identity(), y);
    assertThat(solution.passes()).isEqualTo(operator.passes);
    assertThat(solution.history()).isEqualTo(heard);
    assertThat(heard.get(heard.size() - 1).kind()).isEqualTo(Kind.TRUE);
    double[] norms = Columns.norm(y);
    double[] residual = Columns.norm(Columns.minus(y, dense(a).apply(solution.x())));
    for (int c = 0; c < 4; c++) {
      assertThat(solution.relativeResiduals()[c])
          .isEqualTo(residual[c] / norms[c])
          .isLessThanOrEqualTo(1e-8);
    }
  }

  @Test
  void eachColumnIsWhatItWouldBeAlone() {
    Solution together = CG.solve(dense(a), Preconditioner.identity(), y);
    for (int c = 0; c < 4; c++) {
      Matrix column = Columns.select(y, new int[] {c});
      Solution alone = CG.solve(dense(a), Preconditioner.identity(), column);
      for (int i = 0; i < N; i++) {
        assertThat(together.x().get(i, c)).isCloseTo(alone.x().get(i, 0), within(1e-8));
      }
    }
  }

  @Test
  void jacobiUndoesABadScaling() {
    Matrix scaled = a.copy();
    double[] diagonal = new double[N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        scaled.set(i, j, a.get(i, j) * Math.pow(10, i % 7 - 3) * Math.pow(10, j % 7 - 3));
      }
      diagonal[i] = scaled.get(i, i);
    }
    ConjugateGradient cg = new ConjugateGradient(1e-6, 5000, point -> {});
    Solution plain = cg.solve(dense(scaled), Preconditioner.identity(), y);
    Solution jacobi = cg.solve(dense(scaled), Preconditioner.jacobi(diagonal), y);
    assertThat(jacobi.converged()).isTrue();
    assertThat(jacobi.passes() * 3).isLessThan(plain.passes());
  }

  @Test
  void tooFewPassesAreReportedHonestly() {
    Solution solution =
        new ConjugateGradient(1e-10, 5, point -> {}).solve(dense(a), Preconditioner.identity(), y);
    assertThat(solution.converged()).isFalse();
    assertThat(solution.passes()).isEqualTo(5);
    assertThat(solution.worstResidual()).isGreaterThan(1e-10);
  }

  /** The product is perturbed at the level of float32, so the recurrence drifts from the truth. */
  @Test
  void aDriftingRecurrenceIsNotBelieved() {
    Matrix noise = gaussian(N, N);
    LinearOperator exact = dense(a);
    int[] calls = {0};
    LinearOperator drifting =
        new LinearOperator() {
          @Override
          public int size() {
            return N;
          }

          @Override
          public Matrix apply(Matrix s) {
            Matrix out = exact.apply(s);
            Matrix error = dense(noise).apply(s);
            double size = calls[0]++ % 2 == 0 ? 1e-5 : -1e-5;
            for (int i = 0; i < out.data().length; i++) {
              out.data()[i] += size * error.data()[i];
            }
            return out;
          }
        };
    Solution solution =
        new ConjugateGradient(1e-12, 400, point -> {})
            .solve(drifting, Preconditioner.identity(), y);
    assertThat(solution.converged()).isFalse();
    assertThat(solution.worstResidual()).isGreaterThan(1e-12);
    assertThat(solution.passes()).as("stops when restarts no longer help").isLessThan(400);
  }

  @Test
  void zeroRightHandSidesHaveZeroSolutions() {
    Matrix some = y.copy();
    for (int i = 0; i < N; i++) {
      some.set(i, 2, 0);
    }
    Solution solution = CG.solve(dense(a), Preconditioner.identity(), some);
    assertThat(solution.converged()).isTrue();
    assertThat(Columns.norm(solution.x())[2]).isZero();
    assertThat(CG.solve(dense(a), Preconditioner.identity(), Matrix.zeros(N, 2)).passes()).isZero();
  }

  @Test
  void notANumberIsNeverConvergence() {
    Matrix broken = a.copy();
    broken.set(3, 3, Double.NaN);
    Solution solution = CG.solve(dense(broken), Preconditioner.identity(), y);
    assertThat(solution.converged()).isFalse();
  }

  /** As float32 tiles with a tiny ridge can be: one slightly negative eigenvalue. */
  @Test
  void anIndefiniteOperatorNeverGivesAWorseAnswerThanZero() {
    Matrix indefinite = Matrix.zeros(N, N);
    for (int i = 0; i < N; i++) {
      indefinite.set(i, i, i == 0 ? -1e-9 : Math.pow(10, -8.0 * i / N));
    }
    Solution solution =
        new ConjugateGradient(1e-10, 2000, point -> {})
            .solve(dense(indefinite), Preconditioner.identity(), y);
    assertThat(solution.converged()).isFalse();
    assertThat(solution.worstResidual()).isLessThanOrEqualTo(1);
    assertThat(solution.x().data()).doesNotContain(Double.NaN);
  }

  @Test
  void ridgeAddsToTheDiagonal() {
    Matrix product = new Ridge(dense(a), 0.5).apply(y);
    Matrix expected = dense(a).apply(y);
    Columns.addScaled(new double[] {.5, .5, .5, .5}, y, expected);
    assertThat(product.data()).containsExactly(expected.data(), within(1e-15));
    assertThatThrownBy(() -> new Ridge(dense(a), -1)).hasMessageContaining("-1");
  }

  @Test
  void refusesWrongShapesAndRanges() {
    assertThatThrownBy(() -> CG.solve(dense(a), Preconditioner.identity(), Matrix.zeros(N + 1, 1)))
        .hasMessage("right-hand sides need 97 rows, found 98");
    assertThatThrownBy(() -> new ConjugateGradient(0, 1, point -> {}))
        .hasMessageContaining("tolerance");
    assertThatThrownBy(() -> new ConjugateGradient(.1, 0, point -> {}))
        .hasMessageContaining("max-passes");
    assertThatThrownBy(() -> Preconditioner.jacobi(new double[] {1, 0}))
        .hasMessageContaining("row 1");
  }

  private static LinearOperator dense(Matrix a) {
    return new LinearOperator() {
      @Override
      public int size() {
        return a.rows();
      }

      @Override
      public Matrix apply(Matrix s) {
        Matrix out = Matrix.zeros(a.rows(), s.cols());
        for (int i = 0; i < a.rows(); i++) {
          for (int j = 0; j < a.cols(); j++) {
            for (int c = 0; c < s.cols(); c++) {
              out.set(i, c, out.get(i, c) + a.get(i, j) * s.get(j, c));
            }
          }
        }
        return out;
      }
    };
  }

  private static final class CountingOperator implements LinearOperator {
    private final LinearOperator operator;
    private int passes;

    CountingOperator(LinearOperator operator) {
      this.operator = operator;
    }

    @Override
    public int size() {
      return operator.size();
    }

    @Override
    public Matrix apply(Matrix s) {
      passes++;
      return operator.apply(s);
    }
  }

  /** G Gᵀ/n + 0.1 I: condition number of about 40. */
  private Matrix positiveDefinite(int n) {
    Matrix g = gaussian(n, n);
    Matrix out = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = i == j ? 0.1 * n : 0;
        for (int k = 0; k < n; k++) {
          sum += g.get(i, k) * g.get(j, k);
        }
        out.set(i, j, sum / n);
      }
    }
    return out;
  }

  private Matrix gaussian(int rows, int cols) {
    Matrix out = Matrix.zeros(rows, cols);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = random.nextGaussian();
    }
    return out;
  }
}
