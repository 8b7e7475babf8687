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
    float[] factor = c.columns(0, cols, offset);
    int n = c.size();
    for (int j = 0; j < n; j++) {
      tangent[j] *= row * factor[j] * value[j];
    }
  }

  /** The same times sign(ρ), for an even φ. */
  public static void signedTangent(Chunk32 c, float row, float[] cols, int offset) {
    float[] tangent = c.tangent;
    float[] value = c.value;
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] factor = c.columns(0, cols, offset);
    int n = c.size();
    for (int j = 0; j < n; j++) {
      float sign = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30f));
      tangent[j] *= row * factor[j] * sign * value[j];
    }
  }

  /** 1 − ρ ← (1 − ρ) · value + gap. */
  public static void correlation(Chunk32 c, float gap) {
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] value = c.value;
    int n = c.size();
    for (int j = 0; j < n; j++) {
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
    int n = c.size();
    for (int j = 0; j < n; j++) {
      float next = Math.fma(distance[j], value[j], gap);
      float s = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30f));
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
    int n = c.size();
    for (int j = 0; j < n; j++) {
      float next = Math.fma(distance[j], value[j], gap);
      minus[j] = next;
      plus[j] = 2 - next;
    }
  }

  /** For an activation that jumps: its series is in units of θ, not of 1 − ρ. */
  public static void measureByAngle(Chunk32 c) {
    float[] minus = c.oneMinusRho;
    float[] x = c.x;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      minus[j] = PI / 2 * (1 + x[j]);
    }
  }

  /** The same for an odd or even activation. */
  public static void measureByFoldedAngle(Chunk32 c) {
    float[] distance = c.distance;
    float[] x = c.x;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      distance[j] = PI / 4 * (1 + x[j]);
    }
  }

  /** Σ_n g_n T_n(y_j) · contrast: how far apart parallel columns of different norm come. */
  public static void gaps(
      Chunk32 c, float[] series, float row, float[] cols, float[][] basis, int offset) {
    float[] term = c.term;
    int n = c.size();
    Arrays.fill(term, 0, n, 0);
    for (int k = 0; k < series.length; k++) {
      float g = series[k];
      float[] weights = c.columns(0, basis[k], offset);
      for (int j = 0; j < n; j++) {
        term[j] = Math.fma(g, weights[j], term[j]);
      }
    }
    float[] scales = c.columns(0, cols, offset);
    for (int j = 0; j < n; j++) {
      float col = scales[j];
      float difference = row - col;
      term[j] *= (difference / row) * (difference / col);
    }
  }

  /** Adds the gaps to 1 − ρ. */
  public static void addGaps(Chunk32 c) {
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] term = c.term;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      minus[j] += term[j];
      plus[j] -= term[j];
    }
  }

  /** The same on the side of the nearer pole, for an odd φ. */
  public static void addOddGaps(Chunk32 c) {
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] term = c.term;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      float s = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30f));
      minus[j] += s * term[j];
      plus[j] -= s * term[j];
    }
  }
}
