package org.sparkntk.kernels.activation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * E[f(u) f(v)] for many scales at once, for an f that is analytic on both sides of 0: the split
 * polar rule of {@link BivariateExpectation} with the same nodes for all scales, so that f is
 * evaluated once per node and scale instead of once per pair of scales.
 */
final class PolarGrid {
  private static final double LIMIT = 10;
  private static final double TOLERANCE = 1e-13;
  private static final int MAX_HALVINGS = 3;

  private final DoubleUnaryOperator f;
  private final Parity parity;
  private final double[] r1;
  private final double[] r2;
  private final double[] radii;
  private final double[] radialWeights;
  private final int halvings;

  private PolarGrid(DoubleUnaryOperator f, Parity parity, double[] r1, double[] r2, int halvings) {
    this.f = f;
    this.parity = parity;
    this.r1 = r1;
    this.r2 = r2;
    this.halvings = halvings;
    double[] breaks = halved(Panels.graded(Math.max(largest(r1), largest(r2)), LIMIT), halvings);
    this.radii = Panels.nodes(breaks);
    this.radialWeights = Panels.weights(breaks);
    for (int i = 0; i < radii.length; i++) {
      radialWeights[i] *= radii[i] * Math.exp(-radii[i] * radii[i] / 2) / (2 * Math.PI);
    }
  }

  /**
   * First scales × second scales × angles, to 10⁻¹³ of √(E f(u)² E f(v)²): the panels are halved
   * until the largest scales agree with {@link BivariateExpectation}.
   *
   * @throws ArithmeticException if halving does not help
   */
  static double[][][] products(
      DoubleUnaryOperator f, Parity parity, double[] r1, double[] r2, double[] theta) {
    for (int halvings = 0; halvings <= MAX_HALVINGS; halvings++) {
      PolarGrid grid = new PolarGrid(f, parity, r1, r2, halvings);
      double[][][] values = new double[r1.length][r2.length][theta.length];
      for (int k = 0; k < theta.length; k++) {
        grid.addAngle(theta[k], k, values);
        if (k == 0 && !grid.isAccurate(theta[0], values)) {
          break;
        }
        if (k == theta.length - 1) {
          return values;
        }
      }
    }
    throw new ArithmeticException("an expectation on a grid of scales cannot be computed to 1e-13");
  }

  /** Checks the largest scales, whose features are the narrowest, at the first angle. */
  private boolean isAccurate(double theta, double[][][] values) {
    int m = indexOfLargest(r1);
    int n = indexOfLargest(r2);
    GaussianPair pair = new GaussianPair(r1[m], r2[n], theta);
    double[] kinks = {0};
    double expected = BivariateExpectation.of(f, f, kinks, pair, parity);
    GaussianPair same = new GaussianPair(r1[m], r2[n], 0);
    double scale = Math.abs(BivariateExpectation.of(f, f, kinks, same, parity));
    return Math.abs(values[m][n][0] - expected) <= TOLERANCE * scale;
  }

  private static int indexOfLargest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** Every panel cut into 2^halvings equal ones. */
  private static double[] halved(double[] breaks, int halvings) {
    int parts = 1 << halvings;
    double[] finer = new double[(breaks.length - 1) * parts + 1];
    for (int i = 0; i < finer.length; i++) {
      int panel = Math.min(i / parts, breaks.length - 2);
      double share = (double) (i - panel * parts) / parts;
      finer[i] = breaks[panel] + share * (breaks[panel + 1] - breaks[panel]);
    }
    return finer;
  }

  private void addAngle(double theta, int k, double[][][] values) {
    double start = theta - Math.PI / 2;
    double end = theta + Math.PI / 2;
    double slope = LIMIT * Math.max(largest(r1), largest(r2));
    double[] breaks =
        Panels.sorted(
            concatenated(bothEnds(start, Math.PI / 2, slope), bothEnds(Math.PI / 2, end, slope)));
    breaks = halved(breaks, halvings);
    double[] angles = Panels.nodes(breaks);
    double[] weights = Panels.weights(breaks);
    for (int j = 0; j < angles.length; j++) {
      addRay(Math.cos(angles[j]), Math.cos(angles[j] - theta), weights[j], k, values);
      if (parity == Parity.NONE) {
        addRay(-Math.cos(angles[j]), -Math.cos(angles[j] - theta), weights[j], k, values);
      }
    }
  }

  private void addRay(double u, double v, double weight, int k, double[][][] values) {
    // With a parity both opposite rays contribute the same.
    double factor = parity == Parity.NONE ? weight : 2 * weight;
    double[][] first = alongRay(r1, u);
    double[][] second = alongRay(r2, v);
    for (double[] line : first) {
      for (int i = 0; i < radii.length; i++) {
        line[i] *= radialWeights[i];
      }
    }
    for (int m = 0; m < r1.length; m++) {
      for (int n = 0; n < r2.length; n++) {
        double sum = 0;
        for (int i = 0; i < radii.length; i++) {
          sum += first[m][i] * second[n][i];
        }
        values[m][n][k] += factor * sum;
      }
    }
  }

  private double[][] alongRay(double[] scales, double cosine) {
    double[][] values = new double[scales.length][radii.length];
    for (int m = 0; m < scales.length; m++) {
      for (int i = 0; i < radii.length; i++) {
        values[m][i] = f.applyAsDouble(scales[m] * cosine * radii[i]);
      }
    }
    return values;
  }

  /** Panels that shrink towards both ends, where u or v passes through 0 within 1/slope. */
  private static double[] bothEnds(double from, double to, double slope) {
    double half = (to - from) / 2;
    double[] steps = Panels.graded(slope, half);
    double[] points = new double[2 * steps.length];
    for (int i = 0; i < steps.length; i++) {
      points[2 * i] = from + steps[i];
      points[2 * i + 1] = to - steps[i];
    }
    return points;
  }

  private static double[] concatenated(double[] a, double[] b) {
    double[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }
}
