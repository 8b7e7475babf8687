package org.sparkntk.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.errors.InvalidInputException;

final class GrowingRowsTest {
  private static final double[][] ROWS = {
    {0, 0, 3, 0, 0, 0, 0, -0.0}, {0, 0, 0, 0, 0, 0, 0, 0}, {0, -1e-300, 0, 0, 0, 2, 0, 0}
  };

  private static RawRows rows(GrowingRows growing) {
    for (double[] row : ROWS) {
      growing.add(row);
    }
    return growing.toRows();
  }

  @Test
  void zerosAreLeftOutWhereThatTakesLessRoom() {
    RawRows sparse = rows(GrowingRows.sparse(8, 3));
    RawRows dense = rows(GrowingRows.dense(8, 3));
    assertThat(sparse).isInstanceOf(SparseDoubleRows.class);
    assertThat(sparse.bytes()).isEqualTo(4 * 4 + 4 * 12).isLessThan(dense.bytes());
    assertThat(sparse.matrix().data()).containsExactly(dense.matrix().data());
    GrowingRows full = GrowingRows.sparse(2, 1);
    full.add(new double[] {1, 2});
    assertThat(full.full()).isTrue();
    assertThat(full.toRows()).isEqualTo(new DoubleRows(1, 2, new double[] {1, 2}));
  }

  @Test
  void pairsAreTheRowThatTheyStandFor() {
    for (GrowingRows growing : List.of(GrowingRows.sparse(8, 1), GrowingRows.dense(8, 1))) {
      growing.add(new int[] {9, 1, 4, 5, 9}, new double[] {9, -1e-300, 0, 2, 9}, 1, 4);
      assertThat(growing.toRows().matrix().data()).containsExactly(ROWS[2]);
    }
  }

  @Test
  void selectedAndJoinedRowsAreThoseOfDenseOnes() {
    RawRows sparse = rows(GrowingRows.sparse(8, 3));
    RawRows dense = rows(GrowingRows.dense(8, 3));
    int[] selected = {2, 0, 2};
    assertThat(sparse.select(selected).matrix().data())
        .containsExactly(dense.select(selected).matrix().data());
    assertThat(RawRows.concatenation(List.of(dense, sparse)))
        .isInstanceOfSatisfying(
            SparseDoubleRows.class,
            joined ->
                assertThat(joined.matrix().data())
                    .containsExactly(RawRows.concatenation(List.of(dense, dense)).matrix().data()));
  }

  @Test
  void zerosThatHaveNoRoomAreRefusedWithTheFigures() {
    GrowingRows growing = GrowingRows.sparse(1 << 24, 1000);
    for (int i = 0; i < 1000; i++) {
      growing.add(new int[] {i}, new double[] {1}, 0, 1);
    }
    RawRows rows = growing.toRows();
    assertThatThrownBy(rows::matrix)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1,000 examples of 16,777,216 features take 128,000 MiB");
  }
}
