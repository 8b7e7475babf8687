package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;

final class DenseOperatorTest {
  @Test
  void onlyTheUpperTriangleCounts() {
    Matrix upper = Matrix.zeros(3, 3);
    double[] rows = {2, 3, 5, Double.NaN, 7, 11, Double.NaN, -1, 13};
    System.arraycopy(rows, 0, upper.data(), 0, rows.length);
    Matrix vectors = Matrix.zeros(3, 2);
    System.arraycopy(new double[] {1, 0, 10, 1, 100, 0}, 0, vectors.data(), 0, 6);
    DenseOperator operator = DenseOperator.ofUpperTriangle(upper);
    assertThat(operator.size()).isEqualTo(3);
    assertThat(operator.apply(vectors).data()).containsExactly(532, 3, 1173, 7, 1415, 11);
  }
}
