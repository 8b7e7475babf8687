package org.sparkntk.kernels.sketch;

import java.util.Random;

/** Vectors for tests. */
final class Vectors {
  private Vectors() {}

  static double[] gaussian(int width, long seed) {
    return new Random(seed).doubles(width, -1, 1).toArray();
  }

  /** A unit vector at a known cosine from {@code x}, which is a unit vector. */
  static double[] at(double cosine, double[] x, long seed) {
    double[] other = gaussian(x.length, seed);
    double overlap = dot(other, x);
    for (int i = 0; i < x.length; i++) {
      other[i] -= overlap * x[i];
    }
    double[] y = unit(other);
    for (int i = 0; i < x.length; i++) {
      y[i] = cosine * x[i] + Math.sqrt(1 - cosine * cosine) * y[i];
    }
    return y;
  }

  static double[] unit(double[] x) {
    double norm = Math.sqrt(dot(x, x));
    double[] unit = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      unit[i] = x[i] / norm;
    }
    return unit;
  }

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  static double dot(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }

  static SparseRow row(double[] x) {
    SparseRow row = new SparseRow(x.length);
    row.set(x, 0);
    return row;
  }

  static float[] floats(double[] x) {
    float[] floats = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      floats[i] = (float) x[i];
    }
    return floats;
  }
}
