package org.sparkntk.kernels.network;

import java.util.Arrays;
import java.util.Random;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Tile;

/** Whole Gram matrices by way of the kernel contract, and test inputs. */
final class Grams {
  private Grams() {}

  static Matrix square(NetworkKernel kernel, Matrix x) {
    Tile tile = Tile.zeros(kernel.precision(), x.rows(), x.rows());
    kernel.fillDiagonal(kernel.prepare(x), tile);
    return matrix(tile);
  }

  static Matrix cross(NetworkKernel kernel, Matrix x, Matrix z) {
    Tile tile = Tile.zeros(kernel.precision(), x.rows(), z.rows());
    kernel.fill(kernel.prepare(x), kernel.prepare(z), tile);
    return matrix(tile);
  }

  /** The whole Gram matrix put together from tiles of {@code size} rows and columns. */
  static Matrix tiled(NetworkKernel kernel, Matrix x, int size) {
    Matrix out = Matrix.zeros(x.rows(), x.rows());
    for (int i = 0; i < x.rows(); i += size) {
      for (int j = i; j < x.rows(); j += size) {
        Panel rows = kernel.prepare(rows(x, i, Math.min(x.rows(), i + size)));
        Panel cols = kernel.prepare(rows(x, j, Math.min(x.rows(), j + size)));
        Tile tile = Tile.zeros(kernel.precision(), rows.rows(), cols.rows());
        if (i == j) {
          kernel.fillDiagonal(rows, tile);
        } else {
          kernel.fill(rows, cols, tile);
        }
        for (int a = 0; a < tile.rows(); a++) {
          for (int b = 0; b < tile.cols(); b++) {
            out.set(i + a, j + b, tile.get(a, b));
            out.set(j + b, i + a, tile.get(a, b));
          }
        }
      }
    }
    return out;
  }

  static Matrix rows(Matrix x, int from, int to) {
    return Matrix.of(
        to - from, x.cols(), Arrays.copyOfRange(x.data(), from * x.cols(), to * x.cols()));
  }

  static Matrix gaussian(int rows, int cols, long seed) {
    Random random = new Random(seed);
    Matrix out = Matrix.zeros(rows, cols);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = random.nextGaussian();
    }
    return out;
  }

  /** max |a − b| / max |b|, the measure in which the golden values state their tolerance. */
  static double relativeError(Matrix a, Matrix b) {
    double largest = 0;
    double error = 0;
    for (int i = 0; i < b.data().length; i++) {
      largest = Math.max(largest, Math.abs(b.data()[i]));
      double difference = Math.abs(a.data()[i] - b.data()[i]);
      error = difference > error || Double.isNaN(difference) ? difference : error;
    }
    return error / largest;
  }

  private static Matrix matrix(Tile tile) {
    Matrix out = Matrix.zeros(tile.rows(), tile.cols());
    tile.copyRows(0, tile.rows(), out.data());
    return out;
  }
}
