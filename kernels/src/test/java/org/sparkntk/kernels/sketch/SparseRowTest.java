package org.sparkntk.kernels.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparseRowTest {
  private static final double[] DENSE = {0, 3e200, 0, 0, -4e200, 0};

  @Test
  void aVectorIsTheSameWhetherItsZerosAreWrittenOrNot() {
    SparseRow dense = new SparseRow(6);
    SparseRow sparse = new SparseRow(6);
    SparseRows rows =
        new SparseRows(
            6, new int[] {0, 0, 3}, new int[] {1, 2, 4}, new double[] {3e200, 0, -4e200});
    assertThat(rows.rows()).isEqualTo(2);
    dense.set(DENSE, 0);
    sparse.set(rows, 1);
    double norm = dense.normalize();
    assertThat(norm).isCloseTo(5e200, within(1e186));
    assertThat(sparse.normalize()).isEqualTo(norm);
    for (SparseRow row : new SparseRow[] {dense, sparse}) {
      assertThat(row.count()).isEqualTo(2);
      assertThat(Arrays.copyOf(row.columns(), 2)).containsExactly(1, 4);
      assertThat(Arrays.copyOf(row.values(), 2)).containsExactly(0.6f, -0.8f);
    }
  }

  @Test
  void zeroHasNoEntriesAndNormZero() {
    SparseRow row = new SparseRow(6);
    row.set(DENSE, 0);
    assertThat(row.normalize()).isPositive();
    row.set(new double[6], 0);
    assertThat(row.normalize()).isZero();
    assertThat(row.count()).isZero();
  }

  @Test
  void rowsThatDoNotFitTogetherAreRefused() {
    int[] starts = {0, 2};
    double[] values = {1, 2};
    assertThatThrownBy(() -> new SparseRows(6, starts, new int[] {3}, values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 values")
        .hasMessageContaining("found 1 columns and rows that end at 2");
    assertThatThrownBy(() -> new SparseRows(6, new int[] {0, 1}, new int[] {3, 4}, values))
        .hasMessageContaining("rows that end at 1");
    assertThatThrownBy(() -> new SparseRows(6, starts, new int[] {3, 6}, values))
        .hasMessageContaining("row 0")
        .hasMessageContaining("at most 5, found 6 after 3");
    assertThatThrownBy(() -> new SparseRows(6, starts, new int[] {3, 3}, values))
        .hasMessageContaining("found 3 after 3");
    assertThatThrownBy(() -> new SparseRows(6, new int[] {0, 2, 1, 2}, new int[] {3, 4}, values))
        .hasMessageContaining("row 1")
        .hasMessageContaining("at least 2, found 1");
  }
}
