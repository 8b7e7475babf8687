package org.sparkntk.jobs.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldsTest {
  @ParameterizedTest
  @CsvSource({"3, 1000", "5, 1001", "2, 2", "7, 100"})
  void foldsAreOfOneSizeToWithinAnExample(int count, int originals) {
    int[] sizes = new int[count];
    Folds folds = new Folds(count, originals, 1);
    IntStream.range(0, originals).forEach(row -> sizes[folds.of(row)]++);
    assertThat(Arrays.stream(sizes).max().orElseThrow() - Arrays.stream(sizes).min().orElseThrow())
        .isLessThanOrEqualTo(1);
  }

  /** Sorted by class, or with classes in turn: each fold has nearly its share of every class. */
  @ParameterizedTest
  @CsvSource({"1, 300", "3, 1"})
  void theOrderOfTheFileDoesNotMatter(int period, int run) {
    Folds folds = new Folds(3, 900, 1);
    int[][] counts = new int[3][3];
    for (int row = 0; row < 900; row++) {
      int label = period == 1 ? row / run : row % period;
      counts[folds.of(row)][label]++;
    }
    for (int[] fold : counts) {
      for (int count : fold) {
        assertThat(count).isBetween(75, 125);
      }
    }
  }

  @Test
  void copiesAreInTheFoldOfTheirOriginal() {
    Folds folds = new Folds(5, 1001, 1);
    for (int row = 0; row < 1001; row++) {
      assertThat(folds.of(row + 1001)).isEqualTo(folds.of(row));
      assertThat(folds.of(row + 7 * 1001)).isEqualTo(folds.of(row));
    }
  }

  @Test
  void everyRowIsInOneFold() {
    Folds folds = new Folds(4, 70, 9);
    int[] all =
        IntStream.range(0, 4).flatMap(f -> Arrays.stream(folds.rows(50, 40, f))).sorted().toArray();
    assertThat(all).isEqualTo(IntStream.range(50, 90).toArray());
    assertThat(new Folds(4, 70, 10)).isNotEqualTo(folds);
    assertThat(IntStream.range(0, 70).map(new Folds(4, 70, 10)::of).toArray())
        .isNotEqualTo(IntStream.range(0, 70).map(folds::of).toArray());
  }

  /** Nor are their copies, and the others stay where they were. */
  @Test
  void landmarksAreNeverLeftOut() {
    Folds without = new Folds(3, 100, 1);
    Folds folds = Folds.of(100, 3, 1, new int[] {250, 7, 107, 30});
    for (int row = 0; row < 300; row++) {
      boolean isLandmark = Set.of(7, 30, 50).contains(row % 100);
      assertThat(folds.of(row)).isEqualTo(isLandmark ? 3 : without.of(row));
    }
    assertThat(folds.groups()).isEqualTo(4);
    assertThat(folds.rows(0, 100, 3)).containsExactly(7, 30, 50);
  }

  @Test
  void landmarksAreLikeOthersWhereTheyAreNearlyAllExamples() {
    int[] landmarks = IntStream.range(0, 91).toArray();
    assertThat(Folds.of(100, 3, 1, landmarks).groups()).isEqualTo(3);
    assertThat(Folds.of(100, 3, 1, Arrays.copyOf(landmarks, 90)).groups()).isEqualTo(4);
  }

  @Test
  void oneFoldHasThemAll() {
    Folds folds = Folds.of(100, 1, 1, new int[] {3});
    assertThat(folds.groups()).isEqualTo(1);
    assertThat(folds.of(3)).isZero();
  }
}
