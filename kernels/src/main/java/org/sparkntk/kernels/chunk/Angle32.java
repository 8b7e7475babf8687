package org.sparkntk.kernels.chunk;

/** Angles between the pairs of a chunk in float32, from {@link ArcCosine}'s polynomial. */
public final class Angle32 {
  private Angle32() {}

  /**
   * Sets {@link Chunk32#x} to 2θ/π − 1, which is sign(ρ) times the same for the angle to the nearer
   * pole.
   */
  public static void coordinate(Chunk32 c) {
    toNearerPole(c);
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] distance = c.distance;
    float[] value = c.value;
    float[] x = c.x;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      // A sign without a branch; 0 at ρ = 0.
      float sign = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30f));
      x[j] = sign * Math.fma(2 * (float) Math.sqrt(2 * distance[j]), value[j], -1);
    }
  }

  /** Sets {@link Chunk32#x} to 4θ/π − 1 for the angle θ to the nearer pole. */
  public static void foldedCoordinate(Chunk32 c) {
    toNearerPole(c);
    float[] distance = c.distance;
    float[] value = c.value;
    float[] x = c.x;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      x[j] = Math.fma(4 * (float) Math.sqrt(2 * distance[j]), value[j], -1);
    }
  }

  /** {@link Chunk32#distance} becomes v = 1 − |ρ|, {@link Chunk32#value} θ/(π √(2v)). */
  private static void toNearerPole(Chunk32 c) {
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] distance = c.distance;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      distance[j] = Math.max(0, Math.min(minus[j], plus[j]));
    }
    Horner32.evaluate(ArcCosine.A32, distance, c.value, c.size());
  }
}
