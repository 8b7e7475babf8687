package org.sparkntk.kernels.chunk;

import java.util.Arrays;

/** Coefficients brought into the length and order that the evaluation loops want. */
final class Trimming {
  private Trimming() {}

  /** Without the last coefficients that together are at most {@code share} of all; at least one. */
  static double[] trim(double[] c, double share) {
    double all = Arrays.stream(c).map(Math::abs).sum();
    int length = c.length;
    double dropped = Math.abs(c[length - 1]);
    while (length > 1 && dropped <= share * all) {
      length--;
      dropped += Math.abs(c[length - 1]);
    }
    return Arrays.copyOf(c, length);
  }

  /** Highest degree first, with zeros in front to a multiple of {@code run}. */
  static double[] descending(double[] ascending, int run) {
    int length = (ascending.length + run - 1) / run * run;
    double[] out = new double[length];
    for (int k = 0; k < ascending.length; k++) {
      out[length - 1 - k] = ascending[k];
    }
    return out;
  }

  static float[] narrow(double[] values) {
    float[] out = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      out[k] = (float) values[k];
    }
    return out;
  }
}
