package org.sparkntk.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SelectionTest {
  private static List<String> strata(int... sizes) {
    return IntStream.range(0, sizes.length)
        .boxed()
        .flatMap(s -> Collections.nCopies(sizes[s], "c" + s).stream())
        .toList();
  }

  @Test
  void aShuffleIsAPermutationThatDependsOnItsSeedAlone() {
    int[] order = Selection.shuffled(1009, 7);
    assertThat(order).isEqualTo(Selection.shuffled(1009, 7));
    assertThat(order).isNotEqualTo(Selection.shuffled(1009, 8));
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertThat(sorted).isEqualTo(Selection.inOrder(1009)).isNotEqualTo(order);
  }

  @Test
  void theSequenceOfASeedNeverChanges() {
    assertThat(Selection.shuffled(10, 42)).containsExactly(0, 4, 1, 2, 7, 8, 9, 5, 3, 6);
  }

  @Test
  void aLimitKeepsTheFirstRows() {
    assertThat(Selection.limited(new int[] {4, 2, 9}, 2)).containsExactly(4, 2);
    assertThat(Selection.limited(new int[] {4, 2, 9}, 5)).containsExactly(4, 2, 9);
  }

  @Test
  void theSplitIsStratifiedDisjointAndComplete() {
    List<String> strata = strata(100, 50, 10, 1);
    Selection split = Selection.split(Selection.inOrder(161), strata, 0.2, 0);
    assertThat(split.test()).hasSize(32);
    assertThat(Arrays.stream(split.test()).filter(r -> r < 100).count()).isEqualTo(20);
    assertThat(Arrays.stream(split.test()).filter(r -> r >= 100 && r < 150).count()).isEqualTo(10);
    assertThat(split.train()).contains(160);
    assertThat(IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test())).sorted())
        .containsExactlyElementsOf(IntStream.range(0, 161).boxed().toList());
  }

  @Test
  void bothPartsKeepTheGivenOrder() {
    int[] order = Selection.shuffled(50, 3);
    Selection split = Selection.split(order, strata(50), 0.3, 3);
    List<Integer> positions = Arrays.stream(order).boxed().toList();
    assertThat(Arrays.stream(split.test()).map(positions::indexOf)).isSorted();
    assertThat(Arrays.stream(split.train()).map(positions::indexOf)).isSorted();
  }

  @Test
  void theSplitIsRandomInEveryStratum() {
    Selection split = Selection.split(Selection.inOrder(1000), strata(1000), 0.5, 1);
    assertThat(Arrays.stream(split.test()).filter(r -> r < 500).count()).isBetween(200L, 300L);
  }

  @Test
  void aFractionOfZeroSplitsNothingOff() {
    assertThat(Selection.split(Selection.inOrder(9), strata(4, 5), 0, 0).test()).isEmpty();
  }

  @Test
  void sharesAddUpToTheRoundedTotal() {
    int[] mnist = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};
    assertThat(IntStream.of(Apportionment.shares(mnist, 0.2)).sum()).isEqualTo(2000);
    assertThat(Apportionment.shares(new int[] {3, 3, 3}, 0.5)).containsExactly(2, 2, 1);
    assertThat(Apportionment.shares(new int[] {2, 2, 2, 2}, 0.25)).containsExactly(1, 1, 0, 0);
  }

  @Test
  void everyStratumKeepsATrainingRow() {
    assertThat(Apportionment.shares(new int[] {1, 1, 5}, 0.99)).containsExactly(0, 0, 4);
  }
}
