package org.sparkntk.kernels.network;

import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.GaussianPair;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * The textbook recursion, one pair at a time on plain covariances: the oracle. Shares nothing with
 * the code under test but the layer records and the scalar definitions of the activations.
 */
final class NaiveRecursion {
  private NaiveRecursion() {}

  /** Covariances of a pair, its Θ, and the width of the last layer. */
  private record State(double q11, double q22, double q12, double theta, int width) {
    State with(double first, double second, double both, double tangent) {
      return new State(first, second, both, tangent, width);
    }
  }

  static Matrix gram(Network network, Target target, Matrix x, Matrix z) {
    Matrix out = Matrix.zeros(x.rows(), z.rows());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < z.rows(); j++) {
        State start =
            new State(inner(x, i, x, i), inner(z, j, z, j), inner(x, i, z, j), 0, x.cols());
        State end = through(network.sequence(), start);
        out.set(i, j, target == Target.NTK ? end.theta : end.q12);
      }
    }
    return out;
  }

  private static State through(Sequence layers, State start) {
    State state = start;
    for (Layer layer : layers.layers()) {
      state = through(layer, state);
    }
    return state;
  }

  private static State through(Layer layer, State s) {
    if (layer instanceof Dense dense) {
      return dense(dense, s);
    }
    if (layer instanceof Activation activation) {
      return activation(activation.function(), s);
    }
    if (layer instanceof Sum sum) {
      State total = s.with(0, 0, 0, 0);
      for (Sequence branch : sum.branches()) {
        total = plus(total, through(branch, s), 1);
      }
      return total;
    }
    if (layer instanceof Concatenation concatenation) {
      State total = s.with(0, 0, 0, 0);
      for (int b = 0; b < concatenation.branches().size(); b++) {
        State part = through(concatenation.branches().get(b), s);
        total = plus(total, part, concatenation.shares().get(b));
      }
      return total;
    }
    if (layer instanceof Product product) {
      State total = s.with(1, 1, 1, 0);
      for (Sequence branch : product.branches()) {
        State part = through(branch, s);
        total =
            part.with(
                total.q11 * part.q11,
                total.q22 * part.q22,
                total.q12 * part.q12,
                total.theta * part.q12 + total.q12 * part.theta);
      }
      return total;
    }
    if (layer instanceof LayerNorm norm) {
      double a = s.q11 + norm.epsilon();
      double b = s.q22 + norm.epsilon();
      double root = Math.sqrt(a * b);
      return s.with(s.q11 / a, s.q22 / b, s.q12 / root, s.theta / root);
    }
    Dropout dropout = (Dropout) layer;
    // Two different examples: only their variances feel the dropped units.
    return s.with(s.q11 / dropout.keep(), s.q22 / dropout.keep(), s.q12, s.theta);
  }

  private static State dense(Dense dense, State s) {
    double w = dense.sigmaW() * dense.sigmaW();
    double b = dense.bias().sigma() * dense.bias().sigma();
    double theta = w * s.theta;
    if (dense.training() == Training.TRAINED) {
      theta +=
          dense.parameterization() == Parameterization.NTK
              ? w * s.q12 + b
              : s.width * s.q12 + (dense.bias().isPresent() ? 1 : 0);
    }
    return new State(w * s.q11 + b, w * s.q22 + b, w * s.q12 + b, theta, dense.width());
  }

  private static State activation(DualActivation f, State s) {
    double r1 = Math.sqrt(s.q11);
    double r2 = Math.sqrt(s.q22);
    double rho = r1 * r2 == 0 ? 0 : snapped(s.q12 / (r1 * r2));
    GaussianPair pair = new GaussianPair(r1, r2, Math.acos(rho));
    return s.with(
        f.variance(s.q11),
        f.variance(s.q22),
        f.covariance(pair),
        s.theta * f.slopeCovariance(pair));
  }

  /** Equal and opposite inputs exactly so: no test has others this close to the poles. */
  private static double snapped(double rho) {
    return Math.abs(rho) > 1 - 1e-14 ? Math.signum(rho) : rho;
  }

  private static State plus(State a, State b, double share) {
    return b.with(
        a.q11 + share * b.q11,
        a.q22 + share * b.q22,
        a.q12 + share * b.q12,
        a.theta + share * b.theta);
  }

  private static double inner(Matrix a, int i, Matrix b, int j) {
    double sum = 0;
    for (int k = 0; k < a.cols(); k++) {
      sum += a.get(i, k) * b.get(j, k);
    }
    return sum / a.cols();
  }
}
