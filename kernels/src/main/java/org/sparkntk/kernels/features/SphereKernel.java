package org.sparkntk.kernels.features;

import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.sketch.PolynomialFit;

/**
 * A kernel that depends on norms and angle alone, such as that of any fully connected network, on
 * unit vectors: there it is a function of their cosine (Schoenberg 1942).
 */
public final class SphereKernel {
  private SphereKernel() {}

  /**
   * The polynomial in place of that function: the truncated expansion that is closest to it, with
   * coefficients of at least 0.
   *
   * @param kernel in float64
   * @param width of the vectors, at least 2; matters where the kernel divides by it
   * @param degree at least 1
   * @throws IllegalArgumentException if the kernel is constant on the sphere
   */
  public static PolynomialFit polynomial(Kernel kernel, int width, int degree) {
    return PolynomialFit.of(cosine -> value(kernel, width, cosine), degree);
  }

  private static double value(Kernel kernel, int width, double cosine) {
    Matrix x = Matrix.zeros(1, width);
    x.set(0, 0, 1);
    Matrix z = Matrix.zeros(1, width);
    z.set(0, 0, cosine);
    z.set(0, 1, Math.sqrt(Math.max(0, (1 - cosine) * (1 + cosine))));
    Tile tile = Tile.zeros(kernel.precision(), 1, 1);
    kernel.fill(kernel.prepare(x), kernel.prepare(z), tile);
    return tile.get(0, 0);
  }
}
