package org.sparkntk.kernels.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

class KernelComparisonTest {
  private static final int N = 12;
  private static final double LAMBDA = 0.4;

  /** K = diag(d), and features that are √(d + e) on the diagonal. */
  @Test
  void errorsOfDiagonalMatricesAreKnown() {
    Matrix exact = Matrix.zeros(N, N);
    Tile features = Tile.zeros(Precision.FLOAT64, N, N);
    double difference = 0;
    double norm = 0;
    double spectral = 0;
    for (int i = 0; i < N; i++) {
      double d = 1.0 / (1 + i);
      double e = i % 2 == 0 ? 0.01 * i : -0.005 * i;
      exact.set(i, i, d);
      features.set(i, i, Math.sqrt(d + e));
      difference += e * e;
      norm += d * d;
      spectral = Math.max(spectral, Math.abs(e) / (d + LAMBDA));
    }
    KernelComparison.Errors errors = new KernelComparison(exact, LAMBDA).of(features);
    assertThat(errors.frobenius()).isCloseTo(Math.sqrt(difference / norm), within(1e-12));
    assertThat(errors.spectral()).isCloseTo(spectral, within(1e-12));
  }

  @Test
  void landmarksMakeTheSpectralErrorLessThanOne() {
    double[][] x = ReluNtk.rows(40, 6, 0.2, 1);
    Matrix exact = ReluNtk.matrix(ReluNtk.gram(x, 1));
    Tile none = Tile.zeros(Precision.FLOAT64, 40, 1);
    KernelComparison comparison = new KernelComparison(exact, 0.1);
    assertThat(comparison.of(none).frobenius()).isCloseTo(1, within(1e-12));
    assertThat(comparison.of(none).spectral()).isBetween(0.5, 1.0);
  }
}
