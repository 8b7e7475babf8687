package org.sparkntk.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.sparkntk.kernels.linalg.Matrix;

/** Assertions on Gram matrices. */
final class Contract {
  private Contract() {}

  /**
   * |a_ij − b_ij| ≤ tolerance · √(b_ii b_jj): large entries do not hide the errors of small ones.
   */
  static void assertAgrees(String what, Matrix actual, Matrix expected, double tolerance) {
    double worst = 0;
    String place = "";
    for (int i = 0; i < expected.rows(); i++) {
      for (int j = 0; j < expected.cols(); j++) {
        double scale = Math.sqrt(expected.get(i, i) * expected.get(j, j));
        double difference = Math.abs(actual.get(i, j) - expected.get(i, j));
        double error = difference == 0 ? 0 : difference / scale;
        if (!(error <= worst)) {
          worst = error;
          place =
              "%s at (%d, %d): expected %s, found %s"
                  .formatted(what, i, j, expected.get(i, j), actual.get(i, j));
        }
      }
    }
    assertThat(worst).as(place).isLessThanOrEqualTo(tolerance);
  }

  static void assertSymmetric(Matrix gram) {
    for (int i = 0; i < gram.rows(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(gram.get(i, j)).isEqualTo(gram.get(j, i));
      }
    }
  }

  /** The smallest eigenvalue over the largest, by Jacobi's rotations. */
  static double smallestEigenvalueRatio(Matrix gram) {
    Matrix a = gram.copy();
    int n = a.rows();
    for (int sweep = 0; sweep < 12; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, p, q);
        }
      }
    }
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      smallest = Math.min(smallest, a.get(i, i));
      largest = Math.max(largest, a.get(i, i));
    }
    return smallest / largest;
  }

  /** Makes a_pq zero. */
  private static void rotate(Matrix a, int p, int q) {
    if (a.get(p, q) == 0) {
      return;
    }
    double angle = 0.5 * Math.atan2(2 * a.get(p, q), a.get(q, q) - a.get(p, p));
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    for (int k = 0; k < a.rows(); k++) {
      double kp = a.get(k, p);
      double kq = a.get(k, q);
      a.set(k, p, c * kp - s * kq);
      a.set(k, q, s * kp + c * kq);
    }
    for (int k = 0; k < a.rows(); k++) {
      double pk = a.get(p, k);
      double qk = a.get(q, k);
      a.set(p, k, c * pk - s * qk);
      a.set(q, k, s * pk + c * qk);
    }
  }
}
