package org.sparkntk.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LapackTest {
  private static final int N = 7;

  @Test
  void aCholeskyFactorIsUpperAndItsSquareIsTheMatrix() {
    double[] a = positiveDefinite();
    double[] c = a.clone();
    assertThat(Lapack.cholesky(N, c)).isZero();
    for (int i = 0; i < N; i++) {
      for (int j = i; j < N; j++) {
        double sum = 0;
        for (int k = 0; k <= i; k++) {
          sum += c[k * N + i] * c[k * N + j];
        }
        assertThat(sum).isCloseTo(a[i * N + j], within(1e-12));
      }
    }
  }

  @Test
  void anIndefiniteMatrixIsToldByItsLeadingMinor() {
    double[] a = positiveDefinite();
    a[3 * N + 3] = -1;
    assertThat(Lapack.cholesky(N, a)).isEqualTo(4);
  }

  @Test
  void aThinQrHasOrthonormalColumnsAndTheMatrixAsProduct() {
    double[] a = new Random(4).doubles(11 * 3).toArray();
    for (int i = 0; i < 11; i++) {
      a[i * 3 + 2] = a[i * 3] - a[i * 3 + 1]; // of rank two
    }
    double[] q = a.clone();
    double[] r = Lapack.thinQr(11, 3, q);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double overlap = 0;
        for (int row = 0; row < 11; row++) {
          overlap += q[row * 3 + i] * q[row * 3 + j];
        }
        assertThat(overlap).isCloseTo(i == j ? 1 : 0, within(1e-14));
      }
    }
    requireProduct(a, 11, q, r);
    assertThat(r[3]).isZero();
    assertThat(r[8]).isCloseTo(0, within(1e-14));
    assertThatThrownBy(() -> Lapack.thinQr(2, 3, new double[6])).hasMessageContaining("found 2");
  }

  @Test
  void singularValuesAndVectorsMakeTheMatrix() {
    double[] a = {1, 2, 0, 0, 3, 4, 1, 5, 4}; // the last row is the sum of the others
    double[] u = a.clone();
    double[] v = new double[9];
    double[] w = Lapack.singularValues(3, u, v);
    assertThat(w[0]).isGreaterThan(w[1]);
    assertThat(w[2]).isCloseTo(0, within(1e-14));
    for (int i = 0; i < 9; i++) {
      v[i] *= w[i / 3];
    }
    requireProduct(a, 3, u, v);
  }

  private static void requireProduct(double[] a, int rows, double[] left, double[] right) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += left[i * 3 + k] * right[k * 3 + j];
        }
        assertThat(sum).isCloseTo(a[i * 3 + j], within(1e-14));
      }
    }
  }

  @Test
  void triangularSolvesInvertTheirProducts() {
    double[] c = positiveDefinite();
    Lapack.cholesky(N, c);
    double[] b = new Random(3).doubles(3 * N).toArray();
    double[] right = b.clone();
    Blas.divideUpper(3, N, right, c);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < N; j++) {
        double sum = 0;
        for (int k = 0; k <= j; k++) {
          sum += right[i * N + k] * c[k * N + j];
        }
        assertThat(sum).isCloseTo(b[i * N + j], within(1e-12));
      }
    }
    double[] left = b.clone();
    Blas.solveUpper(N, 3, c, left);
    double[] transposed = b.clone();
    Blas.solveUpperTransposed(N, 3, c, transposed);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        double sumTransposed = 0;
        for (int k = 0; k < N; k++) {
          sum += k >= i ? c[i * N + k] * left[k * 3 + j] : 0;
          sumTransposed += k <= i ? c[k * N + i] * transposed[k * 3 + j] : 0;
        }
        assertThat(sum).isCloseTo(b[i * 3 + j], within(1e-12));
        assertThat(sumTransposed).isCloseTo(b[i * 3 + j], within(1e-12));
      }
    }
  }

  @Test
  void eigenvectorsAreRowsInTheOrderOfTheAscendingEigenvalues() {
    double[] a = positiveDefinite();
    double[] v = a.clone();
    double[] w = Lapack.symmetricEigen(N, v);
    assertThat(w).isSorted();
    for (int e = 0; e < N; e++) {
      for (int i = 0; i < N; i++) {
        double sum = 0;
        for (int j = 0; j < N; j++) {
          sum += a[i * N + j] * v[e * N + j];
        }
        assertThat(sum).isCloseTo(w[e] * v[e * N + i], within(1e-11));
      }
    }
  }

  @Test
  void aMatrixWithoutFiniteEntriesHasNoEigenvalues() {
    assertThatThrownBy(() -> Lapack.symmetricEigen(1, new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected finite entries, found NaN");
  }

  private static double[] positiveDefinite() {
    double[] g = new Random(5).doubles((long) N * N).toArray();
    double[] a = new double[N * N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        for (int k = 0; k < N; k++) {
          a[i * N + j] += g[i * N + k] * g[j * N + k];
        }
      }
      a[i * N + i] += 0.1;
    }
    return a;
  }
}
