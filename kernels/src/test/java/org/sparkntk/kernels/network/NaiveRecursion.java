package org.sparkntk.kernels.network;

import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * The textbook recursion for ReLU networks, one pair at a time with {@code Math.acos}: the oracle.
 * Shares nothing with the code under test but the layer records.
 */
final class NaiveRecursion {
  private NaiveRecursion() {}

  static Matrix gram(Network network, Target target, Matrix x, Matrix z) {
    Matrix out = Matrix.zeros(x.rows(), z.rows());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < z.rows(); j++) {
        out.set(i, j, entry(network, target, x, i, z, j));
      }
    }
    return out;
  }

  private static double entry(Network network, Target target, Matrix x, int i, Matrix z, int j) {
    double q1 = inner(x, i, x, i);
    double q2 = inner(z, j, z, j);
    double c = inner(x, i, z, j);
    double theta = 0;
    for (Layer layer : network.layers()) {
      if (layer instanceof Dense dense) {
        double w = dense.sigmaW() * dense.sigmaW();
        double b = dense.bias().variance();
        q1 = w * q1 + b;
        q2 = w * q2 + b;
        c = w * c + b;
        theta = c + w * theta;
      } else {
        double scale = Math.sqrt(q1 * q2);
        double rho = scale == 0 ? 0 : Math.max(-1, Math.min(1, c / scale));
        double angle = Math.acos(rho);
        theta *= (Math.PI - angle) / (2 * Math.PI);
        c = scale * (Math.sin(angle) + (Math.PI - angle) * rho) / (2 * Math.PI);
        q1 /= 2;
        q2 /= 2;
      }
    }
    return target == Target.NTK ? theta : c;
  }

  private static double inner(Matrix a, int i, Matrix b, int j) {
    double sum = 0;
    for (int k = 0; k < a.cols(); k++) {
      sum += a.get(i, k) * b.get(j, k);
    }
    return sum / a.cols();
  }
}
