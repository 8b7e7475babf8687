package org.sparkntk.kernels.chunk;

/** Angles between the pairs of a chunk in float64, from {@link ArcCosine}'s polynomial. */
public final class Angle64 {
  private Angle64() {}

  /**
   * Sets {@link Chunk64#x} to 2θ/π − 1, which is sign(ρ) times the same for the angle to the nearer
   * pole.
   */
  public static void coordinate(Chunk64 c) {
    toNearerPole(c);
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] distance = c.distance;
    double[] value = c.value;
    double[] x = c.x;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      // A sign without a branch; 0 at ρ = 0.
      double sign = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30));
      x[j] = sign * Math.fma(2 * Math.sqrt(2 * distance[j]), value[j], -1);
    }
  }

  /** Sets {@link Chunk64#x} to 4θ/π − 1 for the angle θ to the nearer pole. */
  public static void foldedCoordinate(Chunk64 c) {
    toNearerPole(c);
    double[] distance = c.distance;
    double[] value = c.value;
    double[] x = c.x;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      x[j] = Math.fma(4 * Math.sqrt(2 * distance[j]), value[j], -1);
    }
  }

  /** {@link Chunk64#distance} becomes v = 1 − |ρ|, {@link Chunk64#value} θ/(π √(2v)). */
  private static void toNearerPole(Chunk64 c) {
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] distance = c.distance;
    int n = c.size();
    for (int j = 0; j < n; j++) {
      distance[j] = Math.max(0, Math.min(minus[j], plus[j]));
    }
    Horner64.evaluate(ArcCosine.A, distance, c.value, c.size());
  }
}
