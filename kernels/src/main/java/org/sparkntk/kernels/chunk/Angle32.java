package org.sparkntk.kernels.chunk;

/** Angles between the pairs of a chunk in float32, from {@link ArcCosine}'s polynomial. */
public final class Angle32 {
  private Angle32() {}

  /**
   * Sets {@link Chunk32#sign} to the sign of ρ, {@link Chunk32#angle} to the share θ/π ∈ [0, ½] of
   * the angle to the nearer pole, and {@link Chunk32#distance} to 1 − |ρ|.
   */
  public static void toNearerPole(Chunk32 c) {
    int n = c.size();
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] distance = c.distance;
    float[] sign = c.sign;
    for (int j = 0; j < n; j++) {
      distance[j] = Math.max(0, Math.min(minus[j], plus[j]));
      // A sign without a branch; 0 at ρ = 0.
      sign[j] = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30f));
    }
    Horner32.evaluate(ArcCosine.A32, distance, c.angle, n);
    float[] angle = c.angle;
    for (int j = 0; j < n; j++) {
      angle[j] *= (float) Math.sqrt(2 * distance[j]);
    }
  }

  /** Sets {@link Chunk32#x} to 4θ/π − 1 for the angle to the nearer pole. */
  public static void foldedCoordinate(Chunk32 c) {
    float[] angle = c.angle;
    float[] x = c.x;
    for (int j = 0; j < c.size(); j++) {
      x[j] = 4 * angle[j] - 1;
    }
  }

  /**
   * Sets {@link Chunk32#x} to 2θ/π − 1 for the angle itself, by sign(ρ) (2θ/π − 1) of the nearer.
   */
  public static void coordinate(Chunk32 c) {
    float[] angle = c.angle;
    float[] sign = c.sign;
    float[] x = c.x;
    for (int j = 0; j < c.size(); j++) {
      x[j] = sign[j] * (2 * angle[j] - 1);
    }
  }
}
