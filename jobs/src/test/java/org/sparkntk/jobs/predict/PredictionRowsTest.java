package org.sparkntk.jobs.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.data.ClassTargets;
import org.sparkntk.jobs.data.RealTargets;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.PredictionCertificate;

class PredictionRowsTest {
  /** Whoever compares the two columns must find the accuracy that the metrics state. */
  @Test
  void labelsAndPredictionsAreSpeltAlike() {
    List<String> labels = List.of("0.0", "+1", "1.0");
    ClassTargets targets = ClassTargets.fit(labels);
    Matrix scores = Matrix.of(3, 2, new double[] {.4, -.4, -.1, .1, -.2, .2});
    List<Row> rows =
        PredictionRows.of(targets, Optional.empty(), 10)
            .of(new CrossGram.Block(0, scores, new double[3]), labels, new int[] {7, 3, 5});
    assertThat(rows).allMatch(row -> row.getString(1).equals(row.getString(2)));
    assertThat(rows).extracting(row -> row.getLong(0)).containsExactly(7L, 3L, 5L);
  }

  @Test
  void regressionIsInTheUnitOfTheTarget() {
    RealTargets targets = RealTargets.fit(List.of("10", "20"));
    Matrix scores = Matrix.of(1, 1, new double[] {1});
    Row row =
        PredictionRows.of(targets, Optional.empty(), 4)
            .of(new CrossGram.Block(0, scores, new double[] {4}), List.of("17"), new int[] {0})
            .get(0);
    assertThat(row.getDouble(1)).isEqualTo(17);
    assertThat(row.getDouble(2)).isEqualTo(20);
    assertThat(row.isNullAt(4)).isTrue();
  }

  @Test
  void scoresComeWithABoundOfTheirError() {
    RealTargets targets = RealTargets.fit(List.of("10", "20"));
    Matrix residual = Matrix.of(2, 1, new double[] {3e-3, 4e-3});
    Row row =
        PredictionRows.of(targets, Optional.of(PredictionCertificate.of(residual, 0.25)), 4)
            .of(
                new CrossGram.Block(0, Matrix.of(1, 1, new double[] {1}), new double[] {4}),
                List.of(),
                new int[] {0})
            .get(0);
    // √k(x,x) |r| / (2 √λ) = 2 · 5e-3 / (2 · 0.5)
    assertThat(row.getDouble(4)).isCloseTo(1e-2, within(1e-9));
  }
}
