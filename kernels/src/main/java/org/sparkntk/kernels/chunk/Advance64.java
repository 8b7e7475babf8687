package org.sparkntk.kernels.chunk;

import java.util.Arrays;

/**
 * What follows the evaluation of a series in {@link Chunk64#value}: the state of the pairs after an
 * activation, in float64.
 */
public final class Advance64 {
  private Advance64() {}

  /** Θ ← Θ · f f_j · value, with one factor f of the row and one f_j a column. */
  public static void tangent(Chunk64 c, double row, double[] cols, int offset) {
    double[] tangent = c.tangent;
    double[] value = c.value;
    double[] factor = c.columns(0, cols, offset);
    int n = c.size();
    for (int j = 0; j < n; j++) {
      tangent[j] *= row * factor[j] * value[j];
    }
  }

  /** The same times sign(ρ), for an even φ. */
  public static void signedTangent(Chunk64 c, double row, double[] cols, int offset) {
    double[] tangent = c.tangent;
    double[] value = c.value;
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] factor = c.columns(0, cols, offset);
    int n = c.size();
    for (int j = 0; j < n; j++) {
      double sign = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30));
      tangent[j] *= row * factor[j] * sign * value[j];
    }
  }

  /** 1 − ρ ← (1 − ρ) · value + gap. */
  public static void correlation(Chunk64 c, double gap) {
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] value = c.value;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      double next = Math.fma(minus[j], value[j], gap);
      minus[j] = next;
      plus[j] = 2 - next;
    }
  }

  /** The same on the side of the nearer pole, for an odd φ. */
  public static void oddCorrelation(Chunk64 c, double gap) {
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] value = c.value;
    double[] distance = c.distance;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      double next = Math.fma(distance[j], value[j], gap);
      double s = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30));
      minus[j] = Math.fma(s, next, 1 - s);
      plus[j] = Math.fma(-s, next, 1 + s);
    }
  }

  /** The same for an even φ, after which opposite inputs are parallel. */
  public static void evenCorrelation(Chunk64 c, double gap) {
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] value = c.value;
    double[] distance = c.distance;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      double next = Math.fma(distance[j], value[j], gap);
      minus[j] = next;
      plus[j] = 2 - next;
    }
  }

  /** For an activation that jumps: its series is in units of θ, not of 1 − ρ. */
  public static void measureByAngle(Chunk64 c) {
    double[] minus = c.oneMinusRho;
    double[] x = c.x;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      minus[j] = Math.PI / 2 * (1 + x[j]);
    }
  }

  /** The same for an odd or even activation. */
  public static void measureByFoldedAngle(Chunk64 c) {
    double[] distance = c.distance;
    double[] x = c.x;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      distance[j] = Math.PI / 4 * (1 + x[j]);
    }
  }

  /** Σ_n g_n T_n(y_j) · contrast: how far apart parallel columns of different norm come. */
  public static void gaps(
      Chunk64 c, double[] series, double row, double[] cols, double[][] basis, int offset) {
    double[] term = c.term;
    int n = c.size();
    Arrays.fill(term, 0, n, 0);
    for (int k = 0; k < series.length; k++) {
      double g = series[k];
      double[] weights = c.columns(0, basis[k], offset);
      for (int j = 0; j < n; j++) {
        term[j] = Math.fma(g, weights[j], term[j]);
      }
    }
    double[] scales = c.columns(0, cols, offset);
    for (int j = 0; j < n; j++) {
      double col = scales[j];
      double difference = row - col;
      term[j] *= (difference / row) * (difference / col);
    }
  }

  /** Adds the gaps to 1 − ρ. */
  public static void addGaps(Chunk64 c) {
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] term = c.term;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      minus[j] += term[j];
      plus[j] -= term[j];
    }
  }

  /** The same on the side of the nearer pole, for an odd φ. */
  public static void addOddGaps(Chunk64 c) {
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] term = c.term;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      double s = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30));
      minus[j] += s * term[j];
      plus[j] -= s * term[j];
    }
  }
}
