package org.sparkntk.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.kernels.linalg.Matrix;

final class TargetEncodingTest {
  @Test
  void numericClassesAreSortedAsNumbers() {
    assertThat(ClassTargets.fit(List.of("10", "9", "-1", "+9.0", "1e1")).classes())
        .containsExactly("-1", "9", "10");
  }

  @Test
  void namedClassesAreSortedAsText() {
    assertThat(ClassTargets.fit(List.of("dog", "10", "cat", "9")).classes())
        .containsExactly("10", "9", "cat", "dog");
  }

  @Test
  void targetsAreCentredOneHotVectors() {
    Matrix targets = ClassTargets.fit(List.of("a", "b", "c", "d")).encode(List.of("c", "a"));
    assertThat(targets.rows()).isEqualTo(2);
    assertThat(targets.data())
        .containsExactly(-0.25, -0.25, 0.75, -0.25, 0.75, -0.25, -0.25, -0.25);
  }

  @Test
  void decodingInvertsEncoding() {
    List<String> labels = List.of("1", "3", "2", "3");
    ClassTargets targets = ClassTargets.fit(labels);
    assertThat(targets.decode(targets.encode(labels))).isEqualTo(labels);
  }

  @Test
  void theLowestIndexWinsATie() {
    ClassTargets targets = new ClassTargets(List.of("a", "b", "c"));
    assertThat(targets.argmax(Matrix.of(2, 3, new double[] {0, 1, 1, -2, -2, -2})))
        .containsExactly(1, 0);
  }

  @Test
  void aScoreThatIsNoNumberIsRefused() {
    ClassTargets targets = new ClassTargets(List.of("a", "b"));
    assertThatThrownBy(() -> targets.argmax(Matrix.of(1, 2, new double[] {0, Double.NaN})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0, 1)");
  }

  @Test
  void indicesHeedTheValueOfANumberNotItsSpelling() {
    ClassTargets targets = ClassTargets.fit(List.of("-1", "+1"));
    assertThat(targets.indices(List.of("1.0", "-1.0", "1", "1.0"))).containsExactly(1, 0, 1, 1);
  }

  @Test
  void anUnknownClassIsRefused() {
    ClassTargets targets = ClassTargets.fit(List.of("cat", "dog"));
    assertThat(targets.accepts("cow")).isFalse();
    assertThatThrownBy(() -> targets.indices(List.of("cat", "cow")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "labels, example 2: expected one of the 2 classes of the training examples (cat, dog),"
                + " found \"cow\"");
  }

  @Test
  void aSingleClassIsRefused() {
    assertThatThrownBy(() -> ClassTargets.fit(List.of("1", "1.0")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("at least two classes")
        .hasMessageContaining("only \"1\"");
  }

  @Test
  void measurementsAreNotTakenForClasses() {
    List<String> labels = IntStream.range(0, 1001).mapToObj(Integer::toString).toList();
    assertThatThrownBy(() -> ClassTargets.fit(labels))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1001 different numbers")
        .hasMessageContaining("data.task = regression");
    assertThat(ClassTargets.fit(labels.subList(0, 1000)).outputs()).isEqualTo(1000);
    List<String> fractions = IntStream.range(0, 21).mapToObj(i -> i + ".5").toList();
    assertThatThrownBy(() -> ClassTargets.fit(fractions))
        .hasMessageContaining("21 different numbers")
        .hasMessageContaining("data.task = regression");
    assertThat(ClassTargets.fit(fractions.subList(0, 20)).outputs()).isEqualTo(20);
  }

  @Test
  void regressionTargetsAreStandardised() {
    RealTargets targets = RealTargets.fit(List.of("1", "2", " 3 "));
    assertThat(targets.mean()).isEqualTo(2);
    assertThat(targets.standardDeviation()).isCloseTo(Math.sqrt(2.0 / 3), within(1e-15));
    Matrix encoded = targets.encode(List.of("2", "3"));
    assertThat(encoded.data()).containsExactly(new double[] {0, Math.sqrt(1.5)}, within(1e-15));
    assertThat(targets.values(encoded)).containsExactly(new double[] {2, 3}, within(1e-15));
  }

  @Test
  void constantTargetsAreRefused() {
    assertThatThrownBy(() -> RealTargets.fit(List.of("0.1", "0.1", "0.10")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("different regression targets")
        .hasMessageContaining("only 0.1 in 3 examples");
  }

  @Test
  void aWordIsNoRegressionTarget() {
    assertThatThrownBy(() -> RealTargets.fit(List.of("1", "many")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "labels, example 2: expected a finite number as regression target, found \"many\"");
  }

  @Test
  void jsonKeepsEveryBit() {
    TargetEncoding real = new RealTargets(0.1 + 0.2, Math.PI);
    TargetEncoding classes = new ClassTargets(List.of("a \"b\"", "ü"));
    assertThat(Json.read(Json.text(real), TargetEncoding.class, "model")).isEqualTo(real);
    assertThat(Json.read(Json.text(classes), TargetEncoding.class, "model")).isEqualTo(classes);
  }
}
