package org.sparkntk.kernels.interpolation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.sparkntk.kernels.activation.GaussLegendre;

/**
 * ∫₀^θ f(t) sin t dt/(1 − cos θ), the mean of f over ρ from cos θ to 1, at all nodes of an angle
 * from the Chebyshev coefficients of f: a matrix, by Gauss–Legendre quadrature that is exact for
 * the polynomial f to rounding, and without cancellation as θ → 0.
 */
final class RiseRule {
  private record Key(int angles, Fold fold) {}

  private static final ConcurrentMap<Key, double[][]> MATRICES = new ConcurrentHashMap<>();

  private RiseRule() {}

  /** The means at the nodes of f with the given coefficients. */
  static double[] apply(double[] coefficients, Fold fold) {
    int angles = coefficients.length;
    double[][] matrix =
        MATRICES.computeIfAbsent(new Key(angles, fold), key -> matrix(angles, fold));
    double[] means = new double[angles];
    for (int k = 0; k < angles; k++) {
      for (int j = 0; j < angles; j++) {
        means[k] += matrix[k][j] * coefficients[j];
      }
    }
    return means;
  }

  private static double[][] matrix(int angles, Fold fold) {
    double[] x = Chebyshev.nodes(angles);
    GaussLegendre rule = GaussLegendre.of(angles / 2 + 16);
    double[][] matrix = new double[angles][angles];
    for (int k = 0; k < angles; k++) {
      double theta = fold.angle(x[k]);
      double half = Math.sin(theta / 2);
      for (int i = 0; i < rule.size(); i++) {
        double t = theta * (1 + rule.node(i)) / 2;
        double weight = rule.weight(i) * Math.sin(t) * theta / 2 / (2 * half * half);
        double[] basis = Chebyshev.basis(fold.coordinate(t), angles);
        for (int j = 0; j < angles; j++) {
          matrix[k][j] += weight * basis[j];
        }
      }
    }
    return matrix;
  }
}
