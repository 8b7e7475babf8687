package org.sparkntk.jobs.gram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.data.ByteRows;
import org.sparkntk.jobs.data.DoubleRows;

class RowHashTest {
  @Test
  void whateverDiffersGivesAnotherHash() {
    List<String> hashes =
        List.of(
            RowHash.of(new DoubleRows(2, 2, new double[] {1, 2, 3, 4})),
            RowHash.of(new DoubleRows(2, 2, new double[] {1, 2, 3, Math.nextUp(4.0)})),
            RowHash.of(new DoubleRows(2, 2, new double[] {1, 2, 4, 3})),
            RowHash.of(new DoubleRows(1, 4, new double[] {1, 2, 3, 4})),
            RowHash.of(new DoubleRows(4, 1, new double[] {1, 2, 3, 4})),
            RowHash.of(new DoubleRows(1, 1, new double[] {0})),
            RowHash.of(new DoubleRows(1, 1, new double[] {-0.0})),
            RowHash.of(new ByteRows(2, 2, new byte[] {1, 2, 3, 4})),
            RowHash.of(new ByteRows(1, 4, new byte[] {1, 2, 3, 4})));
    assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }

  @Test
  void theFirstRowsHaveTheHashOfABlockOfThem() {
    assertThat(RowHash.of(new DoubleRows(3, 2, new double[] {1, 2, 3, 4, 5, 6}), 2))
        .isEqualTo(RowHash.of(new DoubleRows(2, 2, new double[] {1, 2, 3, 4})));
    assertThat(RowHash.of(new ByteRows(3, 2, new byte[] {1, 2, 3, 4, 5, 6}), 1))
        .isEqualTo(RowHash.of(new ByteRows(1, 2, new byte[] {1, 2})));
  }
}
