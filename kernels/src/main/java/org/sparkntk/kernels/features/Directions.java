package org.sparkntk.kernels.features;

import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.random.RandomStream;

/** The law of the random directions u that inputs are projected on; |u|² has mean d in all. */
public enum Directions {
  /** Independent standard normal vectors. */
  GAUSSIAN {
    @Override
    float[] draw(RandomStream stream, int count, int d) {
      return floats(gaussian(stream, count, d), 1);
    }
  },
  /**
   * Independent and uniform on the sphere of radius √d: what leverage score sampling comes to for a
   * rectifier (Zandieh et al. 2106.07880), because the norm of the direction cancels.
   */
  SPHERICAL {
    @Override
    float[] draw(RandomStream stream, int count, int d) {
      double[] u = gaussian(stream, count, d);
      float[] out = new float[u.length];
      for (int k = 0; k < count; k++) {
        double square = 0;
        for (int j = 0; j < d; j++) {
          square += u[k * d + j] * u[k * d + j];
        }
        double factor = Math.sqrt(d / square);
        for (int j = 0; j < d; j++) {
          out[k * d + j] = (float) (u[k * d + j] * factor);
        }
      }
      return out;
    }
  },
  /**
   * Uniform on the sphere of radius √d, and orthogonal in blocks of d: each alone has the law of
   * {@link #SPHERICAL}, so what is unbiased there is unbiased here.
   */
  ORTHOGONAL {
    @Override
    float[] draw(RandomStream stream, int count, int d) {
      double[] u = gaussian(stream, count, d);
      float[] out = new float[u.length];
      for (int first = 0; first < count; first += d) {
        orthonormalise(u, first, Math.min(d, count - first), d, out);
      }
      return out;
    }
  };

  /**
   * Draws directions.
   *
   * @param count how many
   * @param d their length
   * @return row-major, count × d
   */
  abstract float[] draw(RandomStream stream, int count, int d);

  private static double[] gaussian(RandomStream stream, int count, int d) {
    double[] out = new double[Math.multiplyExact(count, d)];
    stream.gaussians(0, out);
    return out;
  }

  private static float[] floats(double[] values, double factor) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (values[i] * factor);
    }
    return out;
  }

  /** Q of G = QR with a positive diagonal of R has Haar's law where G is Gaussian. */
  private static void orthonormalise(double[] u, int first, int count, int d, float[] out) {
    double[] q = new double[d * count];
    for (int k = 0; k < count; k++) {
      for (int j = 0; j < d; j++) {
        q[j * count + k] = u[(first + k) * d + j];
      }
    }
    Lapack.thinQr(d, count, q);
    double radius = Math.sqrt(d);
    for (int k = 0; k < count; k++) {
      double diagonal = 0;
      for (int j = 0; j < d; j++) {
        diagonal += q[j * count + k] * u[(first + k) * d + j];
      }
      double factor = diagonal < 0 ? -radius : radius;
      for (int j = 0; j < d; j++) {
        out[(first + k) * d + j] = (float) (q[j * count + k] * factor);
      }
    }
  }
}
