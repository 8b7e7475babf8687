package org.sparkntk.kernels.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

/** The last rows of a positive definite matrix are new examples to the system of the first ones. */
class PredictionCertificateTest {
  private static final int TRAIN = 400;
  private static final int TEST = 101;
  private static final SyntheticSystem SYSTEM = new SyntheticSystem(TRAIN + TEST, 3);
  private static final Matrix GRAM = block(0, TRAIN);
  private static final Matrix CROSS = block(TRAIN, TEST);
  private static final Matrix LABELS = SYSTEM.labels.rowRange(0, TRAIN);

  @ParameterizedTest
  @CsvSource({"1, 1e-1", "1, 1e-3", "0.01, 1e-2", "0.01, 1e-4", "1e-4, 1e-6"})
  void boundsAreNeverViolatedAndNotFarOff(double lambda, double tolerance) {
    BlockSolution found = solve(lambda, tolerance);
    PredictionCertificate certificate =
        PredictionCertificate.of(found.solution().residual(), lambda);
    Matrix exact = TallProduct.times(CROSS, solve(lambda, 1e-13).solution().x());
    Matrix inexact = TallProduct.times(CROSS, found.solution().x());
    double tightest = 0;
    for (int i = 0; i < TEST; i++) {
      double self = SYSTEM.gram.get(TRAIN + i, TRAIN + i);
      for (int c = 0; c < SyntheticSystem.CLASSES; c++) {
        double error = Math.abs(exact.get(i, c) - inexact.get(i, c));
        double bound = certificate.bound(self, c).value();
        assertThat(error).isLessThanOrEqualTo(bound);
        tightest = Math.max(tightest, error / bound);
        double difference =
            (exact.get(i, 0) - exact.get(i, c)) - (inexact.get(i, 0) - inexact.get(i, c));
        assertThat(Math.abs(difference)).isLessThanOrEqualTo(certificate.bound(self, 0, c).value());
      }
    }
    assertThat(tightest).isGreaterThan(1e-4);
  }

  @Test
  void certifiedArgmaxesAreThoseOfTheExactSolve() {
    Matrix exact = TallProduct.times(CROSS, solve(1, 1e-13).solution().x());
    double[] self = new double[TEST];
    Arrays.setAll(self, i -> SYSTEM.gram.get(TRAIN + i, TRAIN + i));
    double before = -1;
    for (double tolerance : new double[] {0.3, 1e-2, 1e-3, 1e-5}) {
      BlockSolution found = solve(1, tolerance);
      PredictionCertificate certificate = PredictionCertificate.of(found.solution().residual(), 1);
      Matrix inexact = TallProduct.times(CROSS, found.solution().x());
      int certain = 0;
      for (int i = 0; i < TEST; i++) {
        double[] prediction = inexact.rowRange(i, 1).data();
        if (certificate.certifiesArgmax(prediction, self[i])) {
          certain++;
          assertThat(argmax(prediction)).isEqualTo(argmax(exact.rowRange(i, 1).data()));
        }
      }
      double share = certificate.certifiedShare(inexact, self);
      assertThat(share).isEqualTo((double) certain / TEST).isGreaterThanOrEqualTo(before);
      before = share;
    }
    assertThat(before).as("at a tolerance of 1e-5").isGreaterThan(0.9);
  }

  @Test
  void tiesAreNotCertified() {
    PredictionCertificate certificate = PredictionCertificate.of(Matrix.zeros(4, 3), 1);
    assertThat(certificate.certifiesArgmax(new double[] {1, 0, 1}, 1)).isFalse();
    assertThat(certificate.certifiesArgmax(new double[] {1, 0, 2}, 1)).isTrue();
    assertThat(certificate.certifiesArgmax(new double[] {1, 0, Double.NaN}, 1)).isFalse();
  }

  @Test
  void refusesWhatItCannotCertify() {
    assertThatThrownBy(() -> PredictionCertificate.of(Matrix.zeros(4, 3), 0))
        .hasMessageContaining("positive ridge, found 0.0");
    assertThatThrownBy(
            () ->
                PredictionCertificate.of(Matrix.zeros(4, 3), 1)
                    .certifiedShare(Matrix.zeros(5, 3), new double[4]))
        .hasMessageContaining("found 4");
  }

  private static BlockSolution solve(double lambda, double tolerance) {
    return new BlockConjugateGradient(tolerance, 400, BlockWidth.NATURAL, 3, point -> {})
        .run(new Ridge(SyntheticSystem.dense(GRAM), lambda), Preconditioner.identity(), LABELS);
  }

  private static Matrix block(int first, int count) {
    Matrix out = Matrix.zeros(count, TRAIN);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < TRAIN; j++) {
        out.set(i, j, SYSTEM.gram.get(first + i, j));
      }
    }
    return out;
  }

  private static int argmax(double[] values) {
    int top = 0;
    for (int c = 1; c < values.length; c++) {
      top = values[c] > values[top] ? c : top;
    }
    return top;
  }
}
