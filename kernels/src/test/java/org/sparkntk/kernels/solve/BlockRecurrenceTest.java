package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

class BlockRecurrenceTest {
  private static final double DROP = 1e-14;
  private static final SyntheticSystem SYSTEM = new SyntheticSystem(700, 1);
  private static final Ridge A = SYSTEM.ridge(0.01);

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 23})
  void residualsAndTheirNormsAreThoseOfX(int probes) {
    check(probes, Preconditioner.identity());
    check(probes, NystromPreconditioner.of(SYSTEM.gram, 0.01, 60, 5));
  }

  private static void check(int probes, Preconditioner preconditioner) {
    StartBlock start = StartBlock.of(LabelCompression.of(SYSTEM.labels), probes, 2);
    BlockRecurrence recurrence =
        new BlockRecurrence(preconditioner, start.basis(), start.coefficients(), DROP);
    Matrix x = Matrix.zeros(SYSTEM.n, SyntheticSystem.CLASSES);
    double[] size = Columns.norm(SYSTEM.labels);
    for (int iteration = 0; iteration < 30; iteration++) {
      assertThat(recurrence.advance(A.apply(recurrence.directions()), x)).isTrue();
      Matrix truth = Columns.minus(SYSTEM.labels, A.apply(x));
      double[] apart = Columns.norm(Columns.minus(truth, recurrence.residuals()));
      double[] norms = Columns.norm(recurrence.residuals());
      for (int c = 0; c < size.length; c++) {
        assertThat(apart[c]).isLessThan(1e-12 * size[c]);
        assertThat(recurrence.residualNorms()[c]).isCloseTo(norms[c], within(1e-13 * size[c]));
      }
    }
  }

  @Test
  void uncompressedLabelsEndAtTheirRank() {
    BlockRecurrence recurrence =
        new BlockRecurrence(
            Preconditioner.identity(),
            SYSTEM.labels,
            Small.identity(SyntheticSystem.CLASSES),
            DROP);
    assertThat(recurrence.width()).isEqualTo(9);
    Matrix x = Matrix.zeros(SYSTEM.n, SyntheticSystem.CLASSES);
    for (int iteration = 0; iteration < 90; iteration++) {
      assertThat(recurrence.advance(A.apply(recurrence.directions()), x)).isTrue();
    }
    assertThat(x.data()).containsExactly(SYSTEM.solution(0.01).data(), within(1e-8));
  }

  @Test
  void exactEigenvectorsLeaveTheBlockAfterOneIteration() {
    Matrix b = SyntheticSystem.gaussian(SYSTEM.n, 9, new java.util.Random(4));
    for (int i = 0; i < SYSTEM.n; i++) {
      b.set(i, 2, SYSTEM.vectors.get(i, 40));
      b.set(i, 5, SYSTEM.vectors.get(i, 300));
    }
    BlockRecurrence recurrence =
        new BlockRecurrence(Preconditioner.identity(), b, Small.identity(9), DROP);
    Matrix x = Matrix.zeros(SYSTEM.n, 9);
    recurrence.advance(A.apply(recurrence.directions()), x);
    assertThat(recurrence.width()).isEqualTo(7);
    for (int iteration = 0; iteration < 90; iteration++) {
      assertThat(recurrence.advance(A.apply(recurrence.directions()), x)).isTrue();
    }
    Matrix exact = TallProduct.times(SYSTEM.function(w -> 1 / (w + 0.01)), b);
    assertThat(x.data()).containsExactly(exact.data(), within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60})
  void theStepsAddUpToTheInverse(int rank) {
    Preconditioner preconditioner =
        rank == 0
            ? Preconditioner.identity()
            : NystromPreconditioner.of(SYSTEM.gram, 0.01, rank, 5);
    StartBlock start = StartBlock.of(LabelCompression.of(SYSTEM.labels), 7, 2);
    BlockRecurrence recurrence =
        new BlockRecurrence(preconditioner, start.basis(), start.coefficients(), DROP);
    Matrix x = Matrix.zeros(SYSTEM.n, SyntheticSystem.CLASSES);
    for (int iteration = 0; iteration < 55; iteration++) {
      recurrence.advance(A.apply(recurrence.directions()), x);
    }
    KrylovHistory history =
        new KrylovHistory(SYSTEM.n, 9, start.coefficients(), recurrence.steps());
    Matrix sum = Matrix.zeros(16, 16);
    List<Matrix> terms = history.inverseTerms();
    terms.forEach(term -> Small.add(sum, term));
    Matrix inverse = TallProduct.times(SYSTEM.function(w -> 1 / (w + 0.01)), start.basis());
    Matrix exact = TallProduct.gram(start.basis(), inverse);
    assertThat(sum.data()).containsExactly(exact.data(), within(1e-12 * exact.get(0, 0)));
  }
}
