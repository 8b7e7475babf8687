package org.sparkntk.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;

final class ClassificationEvaluatorTest {
  private static final List<String> ABC = List.of("a", "b", "c");

  @Test
  void rightAndWrongPredictionsAreCounted() {
    var evaluator = new ClassificationEvaluator(ABC);
    double[] scores = {
      0.9, 0.1, 0.0, // a as a
      0.2, 0.7, 0.1, // a as b
      -3.0, -1.0, -2.0, // b as b
      0.0, 0.5, 0.4 // b as b
    };
    evaluator.add(Matrix.of(4, 3, scores), new int[] {0, 0, 1, 1});
    ClassificationEvaluation result = evaluator.result();

    assertThat(result.count()).isEqualTo(4);
    assertThat(result.accuracy()).hasValue(0.75);
    assertThat(result.accuracy(0)).hasValue(0.5);
    assertThat(result.accuracy(1)).hasValue(1.0);
    assertThat(result.accuracy(2)).as("no example of class c").isEmpty();
    assertThat(result.confusion(0, 0)).isEqualTo(1);
    assertThat(result.confusion(0, 1)).isEqualTo(1);
    assertThat(result.confusion(1, 0)).isZero();
    assertThat(result.confusion(1, 1)).isEqualTo(2);
    assertThat(result.metrics("test"))
        .containsOnly(entry("test.count", 4.0), entry("test.accuracy", 0.75));
  }

  @Test
  void equalScoresGoToTheLowestIndex() {
    var evaluator = new ClassificationEvaluator(ABC);
    evaluator.add(Matrix.zeros(2, 3), new int[] {0, 1});
    assertThat(evaluator.result().confusion(0, 0)).isEqualTo(1);
    assertThat(evaluator.result().confusion(1, 0)).isEqualTo(1);
  }

  @Test
  void topFiveBreaksTiesByLowestIndexToo() {
    var evaluator = new ClassificationEvaluator(names(7));
    evaluator.add(Matrix.zeros(7, 7), IntStream.range(0, 7).toArray());
    assertThat(evaluator.result().top5Accuracy()).hasValue(5.0 / 7.0);
  }

  @Test
  void topFiveSaysNothingAboutFiveClasses() {
    var evaluator = new ClassificationEvaluator(names(5));
    evaluator.add(Matrix.zeros(1, 5), new int[] {4});
    assertThat(evaluator.result().metrics("test")).doesNotContainKey("test.top5-accuracy");
  }

  @Test
  void resultIsIndependentOfBlocksAndTheirOrder() {
    int n = 101;
    int k = 11;
    Matrix scores = Matrix.zeros(n, k);
    Random random = new Random(1);
    for (int i = 0; i < n * k; i++) {
      scores.data()[i] = random.nextInt(4);
    }
    int[] truth = random.ints(n, 0, k).toArray();
    var whole = new ClassificationEvaluator(names(k));
    whole.add(scores, truth);

    var blocks = new ClassificationEvaluator(names(k));
    List<Integer> starts =
        new ArrayList<>(IntStream.iterate(0, s -> s < n, s -> s + 13).boxed().toList());
    Collections.shuffle(starts, new Random(2));
    for (int start : starts) {
      int end = Math.min(n, start + 13);
      double[] part = Arrays.copyOfRange(scores.data(), start * k, end * k);
      blocks.add(Matrix.of(end - start, k, part), Arrays.copyOfRange(truth, start, end));
    }

    assertThat(blocks.result().metrics("test")).isEqualTo(whole.result().metrics("test"));
    for (int t = 0; t < k; t++) {
      for (int p = 0; p < k; p++) {
        assertThat(blocks.result().confusion(t, p)).isEqualTo(whole.result().confusion(t, p));
      }
    }
  }

  @Test
  void noExampleLeavesOnlyTheCount() {
    var evaluator = new ClassificationEvaluator(names(10));
    evaluator.add(Matrix.zeros(0, 10), new int[0]);
    assertThat(evaluator.result().metrics("test")).containsOnly(entry("test.count", 0.0));
  }

  @Test
  void scoreThatIsNotANumberIsRefusedWithItsPlace() {
    var evaluator = new ClassificationEvaluator(ABC);
    Matrix scores = Matrix.of(2, 3, new double[] {1, 0, 0, 0, 0, Double.NaN});
    assertThatThrownBy(() -> evaluator.add(scores, new int[] {0, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the score of row 1, class 2 is NaN");
  }

  @Test
  void shapesAndClassesAreChecked() {
    var evaluator = new ClassificationEvaluator(ABC);
    assertThatThrownBy(() -> evaluator.add(Matrix.zeros(2, 2), new int[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 × 3 scores expected, found 2 × 2");
    assertThatThrownBy(() -> evaluator.add(Matrix.zeros(1, 3), new int[] {3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 0: true class in [0, 3) expected, found 3");
  }

  private static List<String> names(int k) {
    return IntStream.range(0, k).mapToObj(i -> "class " + i).toList();
  }
}
