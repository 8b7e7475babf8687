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
    for (int j = 0; j < c.size(); j++) {
      tangent[j] *= row * cols[offset + j] * value[j];
    }
  }

  /** The same times sign(ρ), for an even φ. */
  public static void signedTangent(Chunk64 c, double row, double[] cols, int offset) {
    double[] tangent = c.tangent;
    double[] value = c.value;
    double[] sign = c.sign;
    for (int j = 0; j < c.size(); j++) {
      tangent[j] *= row * cols[offset + j] * sign[j] * value[j];
    }
  }

  /** 1 − ρ ← (1 − ρ) · value + gap. */
  public static void correlation(Chunk64 c, double gap) {
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] value = c.value;
    for (int j = 0; j < c.size(); j++) {
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
    double[] sign = c.sign;
    for (int j = 0; j < c.size(); j++) {
      double next = Math.fma(distance[j], value[j], gap);
      double s = sign[j];
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
    for (int j = 0; j < c.size(); j++) {
      double next = Math.fma(distance[j], value[j], gap);
      minus[j] = next;
      plus[j] = 2 - next;
    }
  }

  /** For an activation that jumps: its series is in units of θ, not of 1 − ρ. */
  public static void measureByAngle(Chunk64 c) {
    double[] minus = c.oneMinusRho;
    double[] distance = c.distance;
    double[] angle = c.angle;
    double[] sign = c.sign;
    for (int j = 0; j < c.size(); j++) {
      distance[j] = Math.PI * angle[j];
      minus[j] = Math.PI * (0.5 + sign[j] * (angle[j] - 0.5));
    }
  }

  /** Σ_n g_n T_n(y_j) · contrast: how far apart parallel columns of different norm come. */
  public static void gaps(
      Chunk64 c, double[] series, double row, double[] cols, double[][] basis, int offset) {
    double[] term = c.term;
    Arrays.fill(term, 0, c.size(), 0);
    for (int n = 0; n < series.length; n++) {
      double g = series[n];
      double[] weights = basis[n];
      for (int j = 0; j < c.size(); j++) {
        term[j] = Math.fma(g, weights[offset + j], term[j]);
      }
    }
    for (int j = 0; j < c.size(); j++) {
      double col = cols[offset + j];
      double difference = row - col;
      term[j] *= (difference / row) * (difference / col);
    }
  }

  /** Adds the gaps to 1 − ρ. */
  public static void addGaps(Chunk64 c) {
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] term = c.term;
    for (int j = 0; j < c.size(); j++) {
      minus[j] += term[j];
      plus[j] -= term[j];
    }
  }

  /** The same on the side of the nearer pole, for an odd φ. */
  public static void addOddGaps(Chunk64 c) {
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] term = c.term;
    double[] sign = c.sign;
    for (int j = 0; j < c.size(); j++) {
      minus[j] += sign[j] * term[j];
      plus[j] -= sign[j] * term[j];
    }
  }
}
