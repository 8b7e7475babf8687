package org.sparkntk.kernels.interpolation;

import java.util.Arrays;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.GaussLegendre;
import org.sparkntk.kernels.activation.GaussianPair;

/** Fits the polynomials of a {@link CorrelationMap} to the scalar definition of an activation. */
final class MapFit {
  private static final int[] ANGLES = {8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512};
  private static final int[] SCALES = {4, 6, 8, 10, 12, 16, 20};

  private final DualActivation activation;
  private final Fold fold;
  private final Cell rows;
  private final Cell cols;

  private MapFit(DualActivation activation, Cell rows, Cell cols) {
    this.activation = activation;
    this.fold = Fold.of(activation.parity());
    this.rows = rows;
    this.cols = cols;
  }

  static CorrelationMap fit(DualActivation activation, Cell rows, Cell cols) {
    MapFit fit = new MapFit(activation, rows, cols);
    int angles = fit.angles();
    int scales = fit.scales(angles);
    Scale[] r1 = fit.scales(rows, scales);
    Scale[] r2 = fit.scales(cols, scales);
    double[][][] slope = new double[r1.length][r2.length][];
    double[][][] rise = new double[r1.length][r2.length][];
    for (int m = 0; m < r1.length; m++) {
      for (int n = 0; n < r2.length; n++) {
        boolean isMirrored = rows.equals(cols) && n < m;
        slope[m][n] = isMirrored ? slope[n][m].clone() : fit.slope(r1[m], r2[n], angles);
        rise[m][n] = isMirrored ? rise[n][m].clone() : fit.rise(r1[m], r2[n], slope[m][n]);
      }
    }
    return new CorrelationMap(
        activation, rows, cols, Tensor.through(slope), Tensor.through(rise), fit.gap(scales));
  }

  /** A scale r with the standard deviations of φ and φ' there. */
  private record Scale(double r, double value, double slope) {}

  private Scale scale(double r) {
    double value = Math.sqrt(activation.variance(r * r));
    double slope = Math.sqrt(activation.slopeVariance(r * r));
    if (!(value > 0 && value < Double.POSITIVE_INFINITY && slope < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          activation.name() + ": E[φ²] = " + value * value + " at a variance of " + r * r);
    }
    return new Scale(r, value, slope);
  }

  private Scale[] scales(Cell cell, int count) {
    return Arrays.stream(radii(cell, count)).mapToObj(this::scale).toArray(Scale[]::new);
  }

  /** How many angles the largest scales need: there the features are the narrowest. */
  private int angles() {
    Scale r1 = scale(rows.high());
    Scale r2 = scale(cols.high());
    for (int count : ANGLES) {
      double[] values = slope(r1, r2, count);
      double[] rise = rise(r1, r2, values.clone());
      if (converged(line(values)) && converged(line(rise))) {
        return count;
      }
    }
    throw unresolved("angle");
  }

  /** How many scales a cell needs, seen along its rows and along its diagonal. */
  private int scales(int angles) {
    if (rows.isPoint() && cols.isPoint()) {
      return 1;
    }
    Scale fixed = scale(cols.scale(0.3));
    for (int count : SCALES) {
      double[][][] slope = new double[count][1][];
      Scale[] r1 = scales(rows, count);
      for (int m = 0; m < r1.length; m++) {
        slope[m][0] = slope(r1[m], fixed, Math.min(angles, 8));
      }
      if (converged(Tensor.through(slope)) && converged(gap(count))) {
        return count;
      }
    }
    throw unresolved("scale");
  }

  private double[] slope(Scale r1, Scale r2, int angles) {
    double[] x = Chebyshev.nodes(angles);
    double[] values = new double[angles];
    double norm = r1.slope() * r2.slope();
    for (int k = 0; k < angles && norm > 0; k++) {
      values[k] =
          activation.slopeCovariance(new GaussianPair(r1.r(), r2.r(), fold.angle(x[k]))) / norm;
    }
    return values;
  }

  /** (T(0) − T(θ))/(√(T₁₁T₂₂) (1 − cos θ)) at the nodes, from T' at the nodes. */
  private double[] rise(Scale r1, Scale r2, double[] slope) {
    double[] x = Chebyshev.nodes(slope.length);
    double[] rise = new double[slope.length];
    if (!activation.isContinuous()) {
      return jump(r1, r2, x);
    }
    double[] series = Chebyshev.coefficients(slope);
    GaussLegendre rule = GaussLegendre.of(slope.length / 2 + 16);
    double factor = r1.r() * r2.r() * r1.slope() * r2.slope() / (r1.value() * r2.value());
    for (int k = 0; k < x.length; k++) {
      double theta = fold.angle(x[k]);
      double sum = 0;
      for (int i = 0; i < rule.size(); i++) {
        double t = theta * (1 + rule.node(i)) / 2;
        sum += rule.weight(i) * Chebyshev.value(series, fold.coordinate(t)) * Math.sin(t);
      }
      double half = Math.sin(theta / 2);
      rise[k] = factor * sum * theta / 2 / (2 * half * half);
    }
    return rise;
  }

  /** (T(0) − T(θ))/(√(T₁₁T₂₂) θ) for a φ that jumps. */
  private double[] jump(Scale r1, Scale r2, double[] x) {
    double[] rise = new double[x.length];
    double norm = r1.value() * r2.value();
    for (int k = 0; k < x.length; k++) {
      double theta = fold.angle(x[k]);
      double at0 = activation.covariance(new GaussianPair(r1.r(), r2.r(), 0));
      double atTheta = activation.covariance(new GaussianPair(r1.r(), r2.r(), theta));
      rise[k] = (at0 - atTheta) / norm / theta;
    }
    return rise;
  }

  /**
   * gap divided by its {@link RowMap#contrast}. One node more in the columns than in the rows: then
   * no two scales agree, where the quotient would be 0/0.
   */
  private Tensor gap(int scales) {
    double[] r1 = radii(rows, scales);
    double[] r2 = radii(cols, scales + 1);
    double[][][] values = new double[r1.length][r2.length][1];
    for (int m = 0; m < r1.length; m++) {
      for (int n = 0; n < r2.length; n++) {
        if (r1[m] != r2[n]) {
          values[m][n][0] = activation.scaleGap(r1[m], r2[n]) / RowMap.contrast(r1[m], r2[n]);
        }
      }
    }
    return Tensor.through(values);
  }

  private static double[] radii(Cell cell, int count) {
    double[] nodes = Chebyshev.nodes(cell.isPoint() ? 1 : count);
    return Arrays.stream(nodes).map(cell::scale).toArray();
  }

  private static Tensor line(double[] values) {
    return Tensor.through(new double[][][] {{values}});
  }

  private static boolean converged(Tensor tensor) {
    return tensor.relativeTail() <= CorrelationMap.TOLERANCE;
  }

  private IllegalArgumentException unresolved(String direction) {
    return new IllegalArgumentException(
        "%s: its kernel varies too fast with the %s to be tabulated at standard deviations of %s and %s;"
                .formatted(activation.name(), direction, rows.high(), cols.high())
            + " smaller weights or inputs are needed");
  }
}
