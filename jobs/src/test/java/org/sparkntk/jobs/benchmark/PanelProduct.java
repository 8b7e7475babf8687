package org.sparkntk.jobs.benchmark;

import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

/** The product of two panels of pictures by the library alone, several times. */
final class PanelProduct implements Runnable {
  private static final int TIMES = 10;
  private final int size;
  private final Tile a;
  private final Tile b;
  private final Tile c;

  /**
   * @param size rows of either panel
   */
  PanelProduct(Precision precision, int size) {
    this.size = size;
    this.a = Tile.zeros(precision, size, Images.WIDTH);
    this.b = Tile.zeros(precision, size, Images.WIDTH);
    this.c = Tile.zeros(precision, size, size);
  }

  /** Floating point operations of a run. */
  double flops() {
    return 2.0 * TIMES * size * size * Images.WIDTH;
  }

  @Override
  public void run() {
    for (int i = 0; i < TIMES; i++) {
      multiply();
    }
  }

  private void multiply() {
    int d = Images.WIDTH;
    if (a instanceof Float32Tile x && b instanceof Float32Tile y && c instanceof Float32Tile z) {
      Blas.multiplyTransposed(size, size, d, x.values(), 0, y.values(), 0, z.values(), 0, size);
    } else if (a instanceof Float64Tile x
        && b instanceof Float64Tile y
        && c instanceof Float64Tile z) {
      Blas.multiplyTransposed(size, size, d, x.values(), 0, y.values(), 0, z.values(), 0, size);
    }
  }
}
