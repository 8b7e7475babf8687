package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.Solution.Kind;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

class BlockConjugateGradientTest {
  private static final double LAMBDA = 0.01;
  private static final SyntheticSystem LARGE = new SyntheticSystem(1500, 1);
  private static final SyntheticSystem SMALL = new SyntheticSystem(307, 2);

  /** The counts were measured on another draw of the same system. */
  @ParameterizedTest
  @CsvSource({
    "9, 0, 33, 52, 77",
    "16, 0, 23, 40, 57",
    "32, 0, 17, 27, 39",
    "64, 0, 13, 19, 27",
    "9, 100, 19, 31, 48",
    "16, 100, 16, 27, 40",
    "32, 100, 14, 22, 31",
    "64, 100, 11, 16, 23"
  })
  void takesTheKnownNumberOfIterations(int width, int rank, int rough, int fine, int finest) {
    Preconditioner preconditioner =
        rank == 0
            ? Preconditioner.identity()
            : NystromPreconditioner.of(LARGE.gram, LAMBDA, rank, 7);
    Solution solution =
        new BlockConjugateGradient(1e-10, 200, new BlockWidth(width, 1), 3, point -> {})
            .solve(LARGE.ridge(LAMBDA), preconditioner, LARGE.labels);
    assertThat(solution.converged()).isTrue();
    assertThat(iterations(solution, 1e-3)).isCloseTo(rough, within(tenth(rough)));
    assertThat(iterations(solution, 1e-6)).isCloseTo(fine, within(tenth(fine)));
    assertThat(iterations(solution, 1e-10)).isCloseTo(finest, within(tenth(finest)));
  }

  @Test
  void agreesWithTheExactSolution() {
    Solution solution = solver(1e-12).solve(SMALL.ridge(LAMBDA), identity(), SMALL.labels);
    Matrix exact = SMALL.solution(LAMBDA);
    assertThat(solution.converged()).isTrue();
    assertThat(error(solution.x(), exact)).isLessThan(1e-10);
  }

  @Test
  void needsAFifthOfThePassesOfColumns() {
    Solution block =
        new BlockConjugateGradient(1e-6, 500, new BlockWidth(64, 16), 0, point -> {})
            .solve(LARGE.ridge(LAMBDA), identity(), LARGE.labels);
    Solution columns =
        new ConjugateGradient(1e-6, 500, point -> {})
            .solve(LARGE.ridge(LAMBDA), identity(), LARGE.labels);
    assertThat(block.converged() && columns.converged()).isTrue();
    assertThat(block.passes() * 5).isLessThan(columns.passes());
  }

  @Test
  void float32ProductsAreRefinedToTheAccurateOperator() {
    SyntheticSystem system = new SyntheticSystem(601, 4);
    LinearOperator fast = new Ridge(SyntheticSystem.float32(system.gram), LAMBDA);
    assertThat(
            Columns.norm(
                Columns.minus(fast.apply(system.labels), fast.accurate().apply(system.labels)))[0])
        .as("the fast products are wrong in float32")
        .isGreaterThan(1e-6);
    BlockSolution found = solver(1e-12).run(fast, identity(), system.labels);
    Solution solution = found.solution();
    assertThat(solution.converged()).isTrue();
    Matrix residual = Columns.minus(system.labels, fast.accurate().apply(solution.x()));
    double[] norms = Columns.norm(system.labels);
    for (int c = 0; c < norms.length; c++) {
      assertThat(Columns.norm(residual)[c]).isLessThanOrEqualTo(1e-12 * norms[c]);
    }
    Solution straight = solver(1e-12).solve(fast.accurate(), identity(), system.labels);
    assertThat(solution.passes()).isLessThan(3 * straight.passes());
  }

  @Test
  void aToleranceBeyondTheProductsIsNotReachedSilently() {
    LinearOperator fast = SyntheticSystem.float32(SMALL.gram);
    LinearOperator inaccurate = new Ridge(withoutAccurateProducts(fast), LAMBDA);
    Solution solution = solver(1e-13).solve(inaccurate, identity(), SMALL.labels);
    assertThat(solution.converged()).isFalse();
    assertThat(solution.worstResidual()).isBetween(1e-13, 1e-2);
    assertThat(solution.passes()).isLessThan(400);
  }

  @Test
  void reportsTrueResidualsAndCountsEveryPass() {
    CountingOperator operator = new CountingOperator(SMALL.ridge(LAMBDA));
    List<ResidualPoint> heard = new ArrayList<>();
    BlockSolution found =
        new BlockConjugateGradient(1e-8, 300, BlockWidth.NATURAL, 5, heard::add)
            .run(operator, identity(), SMALL.labels);
    Solution solution = found.solution();
    assertThat(solution.passes()).isEqualTo(operator.passes);
    assertThat(solution.history()).isEqualTo(heard);
    assertThat(heard.get(heard.size() - 1).kind()).isEqualTo(Kind.TRUE);
    Matrix residual = Columns.minus(SMALL.labels, SMALL.ridge(LAMBDA).apply(solution.x()));
    assertThat(found.solution().residual().data()).isEqualTo(residual.data());
    long iterations = heard.stream().filter(point -> point.kind() == Kind.RECURRENCE).count();
    assertThat(solution.passes() - iterations)
        .as("a true residual every ten iterations and at the end")
        .isEqualTo((iterations + 9) / 10);
  }

  @Test
  void tooFewPassesAreReportedHonestly() {
    Solution solution =
        new BlockConjugateGradient(1e-10, 7, BlockWidth.NATURAL, 0, point -> {})
            .solve(SMALL.ridge(LAMBDA), identity(), SMALL.labels);
    assertThat(solution.converged()).isFalse();
    assertThat(solution.passes()).isEqualTo(7);
    assertThat(solution.worstResidual()).isGreaterThan(1e-10);
  }

  @Test
  void sameSeedSameBits() {
    BlockConjugateGradient method = solver(1e-9);
    Matrix once = method.solve(LARGE.ridge(LAMBDA), identity(), LARGE.labels).x();
    Matrix twice = method.solve(LARGE.ridge(LAMBDA), identity(), LARGE.labels).x();
    assertThat(twice.data()).isEqualTo(once.data());
  }

  @Test
  void columnsOfDifferentUnitsAndZeroColumnsAreSolvedAlike() {
    Matrix y = SMALL.labels.copy();
    for (int i = 0; i < SMALL.n; i++) {
      y.set(i, 1, y.get(i, 1) * 1e9);
      y.set(i, 2, 0);
      y.set(i, 3, y.get(i, 3) * 1e-9);
    }
    Solution solution = solver(1e-9).solve(SMALL.ridge(LAMBDA), identity(), y);
    assertThat(solution.converged()).isTrue();
    assertThat(solution.relativeResiduals()[2]).isZero();
    assertThat(Columns.norm(solution.x())[2]).isZero();
    assertThat(
            solver(1e-9).solve(SMALL.ridge(LAMBDA), identity(), Matrix.zeros(SMALL.n, 2)).passes())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "11, 10", "17, 1"})
  void smallSystemsAreSolved(int n, int k) {
    Matrix y = SyntheticSystem.gaussian(n, k, new Random(8));
    Solution solution = solver(1e-10).solve(new SyntheticSystem(n, 9).ridge(LAMBDA), identity(), y);
    assertThat(solution.converged()).isTrue();
  }

  @Test
  void notANumberIsNeverConvergence() {
    Matrix broken = SMALL.gram.copy();
    broken.set(3, 3, Double.NaN);
    Solution solution = solver(1e-6).solve(SyntheticSystem.dense(broken), identity(), SMALL.labels);
    assertThat(solution.converged()).isFalse();
    assertThat(solution.x().data()).doesNotContain(Double.NaN);
  }

  @Test
  void anIndefiniteOperatorNeverGivesAWorseAnswerThanZero() {
    Matrix indefinite = Small.diagonal(97, i -> i == 0 ? -1e-9 : Math.pow(10, -8.0 * i / 97));
    Matrix y = SyntheticSystem.gaussian(97, 4, new Random(6));
    Solution solution = solver(1e-10).solve(SyntheticSystem.dense(indefinite), identity(), y);
    assertThat(solution.converged()).isEqualTo(solution.worstResidual() <= 1e-10);
    assertThat(solution.worstResidual()).isLessThanOrEqualTo(1);
    assertThat(solution.x().data()).doesNotContain(Double.NaN);
  }

  @Test
  void aPreconditionerThatIsNotPositiveEndsHonestly() {
    Solution solution =
        solver(1e-6).solve(SMALL.ridge(LAMBDA), r -> Columns.scaled(r, -1), SMALL.labels);
    assertThat(solution.converged()).isFalse();
    assertThat(solution.worstResidual()).isEqualTo(1);
    assertThat(solution.passes()).isLessThan(5);
  }

  @Test
  void refusesWrongShapesAndRanges() {
    assertThatThrownBy(() -> solver(1e-3).solve(SMALL.operator(), identity(), Matrix.zeros(300, 1)))
        .hasMessage("right-hand sides need 307 rows, found 300");
    assertThatThrownBy(() -> solver(1)).hasMessageContaining("tolerance");
    assertThatThrownBy(() -> new BlockWidth(0, 16)).hasMessageContaining("at least 0");
  }

  private static BlockConjugateGradient solver(double tolerance) {
    return new BlockConjugateGradient(tolerance, 400, BlockWidth.NATURAL, 3, point -> {});
  }

  private static Preconditioner identity() {
    return Preconditioner.identity();
  }

  private static int tenth(int count) {
    return (int) Math.ceil(count / 10.0);
  }

  private static int iterations(Solution solution, double tolerance) {
    int count = 0;
    for (ResidualPoint point : solution.history()) {
      if (point.kind() == Kind.RECURRENCE) {
        count++;
        if (point.worst() <= tolerance) {
          break;
        }
      }
    }
    return count;
  }

  private static double error(Matrix x, Matrix exact) {
    double[] apart = Columns.norm(Columns.minus(x, exact));
    double[] size = Columns.norm(exact);
    double worst = 0;
    for (int c = 0; c < size.length; c++) {
      worst = Math.max(worst, apart[c] / size[c]);
    }
    return worst;
  }

  private static LinearOperator withoutAccurateProducts(LinearOperator fast) {
    return new LinearOperator() {
      @Override
      public int size() {
        return fast.size();
      }

      @Override
      public Matrix apply(Matrix s) {
        return fast.apply(s);
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
}
