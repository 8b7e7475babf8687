package org.sparkntk.kernels.network;

/** Numbers per example, narrowed for the float32 loops. */
final class Floats {
  private Floats() {}

  static float[] of(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }

  static float[][] of(double[][] values) {
    float[][] out = new float[values.length][];
    for (int i = 0; i < out.length; i++) {
      out[i] = of(values[i]);
    }
    return out;
  }
}
