package org.sparkntk.kernels.chunk;

/** Angles between the pairs of a chunk in float64, from {@link ArcCosine}'s polynomial. */
public final class Angle64 {
  private Angle64() {}

  /**
   * Sets {@link Chunk64#sign} to the sign of ρ, {@link Chunk64#angle} to the share θ/π ∈ [0, ½] of
   * the angle to the nearer pole, and {@link Chunk64#distance} to 1 − |ρ|.
   */
  public static void toNearerPole(Chunk64 c) {
    int n = c.size();
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] distance = c.distance;
    double[] sign = c.sign;
    for (int j = 0; j < n; j++) {
      distance[j] = Math.max(0, Math.min(minus[j], plus[j]));
      // A sign without a branch; 0 at ρ = 0.
      sign[j] = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30));
    }
    Horner64.evaluate(ArcCosine.A, distance, c.angle, n);
    double[] angle = c.angle;
    for (int j = 0; j < n; j++) {
      angle[j] *= Math.sqrt(2 * distance[j]);
    }
  }

  /** Sets {@link Chunk64#x} to 4θ/π − 1 for the angle to the nearer pole. */
  public static void foldedCoordinate(Chunk64 c) {
    double[] angle = c.angle;
    double[] x = c.x;
    for (int j = 0; j < c.size(); j++) {
      x[j] = 4 * angle[j] - 1;
    }
  }

  /**
   * Sets {@link Chunk64#x} to 2θ/π − 1 for the angle itself, by sign(ρ) (2θ/π − 1) of the nearer.
   */
  public static void coordinate(Chunk64 c) {
    double[] angle = c.angle;
    double[] sign = c.sign;
    double[] x = c.x;
    for (int j = 0; j < c.size(); j++) {
      x[j] = sign[j] * (2 * angle[j] - 1);
    }
  }
}
