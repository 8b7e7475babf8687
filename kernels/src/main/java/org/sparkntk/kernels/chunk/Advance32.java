package org.sparkntk.kernels.chunk;

import java.util.Arrays;

/**
 * What follows the evaluation of a series in {@link Chunk32#value}: the state of the pairs after an
 * activation, in float32.
 */
public final class Advance32 {
  private static final float PI = (float) Math.PI;

  private Advance32() {}

  /** Θ ← Θ · f f_j · value, with one factor f of the row and one f_j a column. */
  public static void tangent(Chunk32 c, float row, float[] cols, int offset) {
    float[] tangent = c.tangent;
    float[] value = c.value;
    for (int j = 0; j < c.size(); j++) {
      tangent[j] *= row * cols[offset + j] * value[j];
    }
  }

  /** The same times sign(ρ), for an even φ. */
  public static void signedTangent(Chunk32 c, float row, float[] cols, int offset) {
    float[] tangent = c.tangent;
    float[] value = c.value;
    float[] sign = c.sign;
    for (int j = 0; j < c.size(); j++) {
      tangent[j] *= row * cols[offset + j] * sign[j] * value[j];
    }
  }

  /** 1 − ρ ← (1 − ρ) · value + gap. */
  public static void correlation(Chunk32 c, float gap) {
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] value = c.value;
    for (int j = 0; j < c.size(); j++) {
      float next = Math.fma(minus[j], value[j], gap);
      minus[j] = next;
      plus[j] = 2 - next;
    }
  }

  /** The same on the side of the nearer pole, for an odd φ. */
  public static void oddCorrelation(Chunk32 c, float gap) {
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] value = c.value;
    float[] distance = c.distance;
    float[] sign = c.sign;
    for (int j = 0; j < c.size(); j++) {
      float next = Math.fma(distance[j], value[j], gap);
      float s = sign[j];
      minus[j] = Math.fma(s, next, 1 - s);
      plus[j] = Math.fma(-s, next, 1 + s);
    }
  }

  /** The same for an even φ, after which opposite inputs are parallel. */
  public static void evenCorrelation(Chunk32 c, float gap) {
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] value = c.value;
    float[] distance = c.distance;
    for (int j = 0; j < c.size(); j++) {
      float next = Math.fma(distance[j], value[j], gap);
      minus[j] = next;
      plus[j] = 2 - next;
    }
  }

  /** For an activation that jumps: its series is in units of θ, not of 1 − ρ. */
  public static void measureByAngle(Chunk32 c) {
    float[] minus = c.oneMinusRho;
    float[] distance = c.distance;
    float[] angle = c.angle;
    float[] sign = c.sign;
    for (int j = 0; j < c.size(); j++) {
      distance[j] = PI * angle[j];
      minus[j] = PI * (0.5f + sign[j] * (angle[j] - 0.5f));
    }
  }

  /** Σ_n g_n T_n(y_j) · contrast: how far apart parallel columns of different norm come. */
  public static void gaps(
      Chunk32 c, float[] series, float row, float[] cols, float[][] basis, int offset) {
    float[] term = c.term;
    Arrays.fill(term, 0, c.size(), 0);
    for (int n = 0; n < series.length; n++) {
      float g = series[n];
      float[] weights = basis[n];
      for (int j = 0; j < c.size(); j++) {
        term[j] = Math.fma(g, weights[offset + j], term[j]);
      }
    }
    for (int j = 0; j < c.size(); j++) {
      float col = cols[offset + j];
      float difference = row - col;
      term[j] *= (difference / row) * (difference / col);
    }
  }

  /** Adds the gaps to 1 − ρ. */
  public static void addGaps(Chunk32 c) {
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] term = c.term;
    for (int j = 0; j < c.size(); j++) {
      minus[j] += term[j];
      plus[j] -= term[j];
    }
  }

  /** The same on the side of the nearer pole, for an odd φ. */
  public static void addOddGaps(Chunk32 c) {
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] term = c.term;
    float[] sign = c.sign;
    for (int j = 0; j < c.size(); j++) {
      minus[j] += sign[j] * term[j];
      plus[j] -= sign[j] * term[j];
    }
  }
}
