package org.sparkntk.kernels.features;

import org.sparkntk.kernels.linalg.Matrix;

/** Plain loops over blocks of rows in float32, which Java compiles to vector instructions. */
final class Rows {
  private Rows() {}

  /** The entries times a factor, in float32. */
  static float[] floats(Matrix matrix, double factor) {
    double[] values = matrix.data();
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (factor * values[i]);
    }
    return out;
  }

  /** x ← factor · 1[x ≥ 0]. */
  static void indicators(float[] x, float factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i] >= 0 ? factor : 0;
    }
  }

  /** x ← factor · max(x, 0). */
  static void rectify(float[] x, float factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] = factor * Math.max(x[i], 0);
    }
  }

  /** The Euclidean norm of every row. */
  static float[] norms(float[] x, int rows, int width) {
    float[] out = new float[rows];
    for (int i = 0; i < rows; i++) {
      double square = 0;
      for (int j = 0; j < width; j++) {
        square += (double) x[i * width + j] * x[i * width + j];
      }
      out[i] = (float) Math.sqrt(square);
    }
    return out;
  }
}
