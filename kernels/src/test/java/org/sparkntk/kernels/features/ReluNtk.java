package org.sparkntk.kernels.features;

import java.util.Random;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Tile;

/** The NTK of L hidden ReLU layers, |x||z| T_L, written down once more as an oracle. */
final class ReluNtk {
  private ReluNtk() {}

  static double kappa0(double t) {
    return 1 - Math.acos(t) / Math.PI;
  }

  static double kappa1(double t) {
    return (Math.sqrt(1 - t * t) + t * (Math.PI - Math.acos(t))) / Math.PI;
  }

  static double of(double[] x, double[] z, int depth) {
    double norms = Math.sqrt(dot(x, x) * dot(z, z));
    double s = Math.max(-1, Math.min(1, dot(x, z) / norms));
    double theta = s;
    for (int l = 0; l < depth; l++) {
      theta = theta * kappa0(s) + kappa1(s);
      s = Math.min(1, kappa1(s));
    }
    return norms * theta;
  }

  static double dot(double[] x, double[] z) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * z[j];
    }
    return sum;
  }

  /** Random rows; of norm 1 unless {@code spread} makes the norms differ. */
  static double[][] rows(int count, int d, double spread, long seed) {
    Random random = new Random(seed);
    double[][] out = new double[count][d];
    for (double[] row : out) {
      for (int j = 0; j < d; j++) {
        row[j] = random.nextGaussian();
      }
      double norm = Math.sqrt(dot(row, row));
      double target = Math.exp(spread * random.nextGaussian());
      for (int j = 0; j < d; j++) {
        row[j] *= target / norm;
      }
    }
    return out;
  }

  static Matrix matrix(double[][] rows) {
    Matrix out = Matrix.zeros(rows.length, rows[0].length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[0].length; j++) {
        out.set(i, j, rows[i][j]);
      }
    }
    return out;
  }

  static double[][] gram(double[][] x, int depth) {
    double[][] out = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        out[i][j] = of(x[i], x[j], depth);
      }
    }
    return out;
  }

  static double[][] gram(Tile features) {
    int n = features.rows();
    double[][] out = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < features.cols(); k++) {
          out[i][j] += features.get(i, k) * features.get(j, k);
        }
      }
    }
    return out;
  }

  /** |A − B| / |B| in Frobenius' norm. */
  static double error(double[][] a, double[][] b) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < b.length; i++) {
      for (int j = 0; j < b.length; j++) {
        difference += Math.pow(a[i][j] - b[i][j], 2);
        norm += Math.pow(b[i][j], 2);
      }
    }
    return Math.sqrt(difference / norm);
  }
}
