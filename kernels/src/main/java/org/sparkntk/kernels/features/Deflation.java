package org.sparkntk.kernels.features;

/** What {@link DeflatedNtkFeatures} do to the projections on directions of length √d. */
final class Deflation {
  private final int d;
  private final int m;
  private final double mean;

  /**
   * @param d dimension of the sphere's space
   * @param m directions
   */
  Deflation(int d, int m) {
    this.d = d;
    this.m = m;
    this.mean = meanCoordinate(d);
  }

  /**
   * E|u₁| = r(d)/√π for u uniform on the unit sphere, where r(d) = Γ(d/2) / Γ((d + 1)/2) has r(d)
   * r(d + 1) = 2/d.
   */
  static double meanCoordinate(int d) {
    double ratio = Math.sqrt(Math.PI);
    for (int k = 1; k < d; k++) {
      ratio = 2 / (k * ratio);
    }
    return ratio / Math.sqrt(Math.PI);
  }

  /** c √(d/2) |z|. */
  float mean(float norm) {
    return (float) (mean * Math.sqrt(d / 2.0) * norm);
  }

  /** √(d/(2m)) (|u·z| − c|z|) in place of √d u·z. */
  void rectified(float[] projections, int offset, float norm) {
    float factor = (float) Math.sqrt(0.5 / m);
    float shift = (float) (mean * Math.sqrt(d) * norm);
    for (int k = offset; k < offset + m; k++) {
      projections[k] = factor * (Math.abs(projections[k]) - shift);
    }
  }

  /**
   * φ₀ without its constant part. For z = 0 its linear part is zero and every direction counts as
   * one ahead; a ψ of zeros makes nothing of it.
   *
   * @param projections √d v·z from {@code at} on
   * @param out receives d + m numbers
   */
  void step(float[] z, int zAt, float[] projections, int at, float norm, float[] out) {
    float inverse = norm > 0 ? 1 / norm : 0;
    float linear = (float) (mean * Math.sqrt(d / 2.0)) * inverse;
    for (int j = 0; j < d; j++) {
      out[j] = linear * z[zAt + j];
    }
    float factor = (float) Math.sqrt(0.5 / m);
    float slope = (float) (mean * Math.sqrt(d)) * inverse;
    for (int k = 0; k < m; k++) {
      float projection = projections[at + k];
      out[d + k] = factor * ((projection >= 0 ? 1 : -1) - slope * projection);
    }
  }
}
