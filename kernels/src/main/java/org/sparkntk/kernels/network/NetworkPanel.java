package org.sparkntk.kernels.network;

import java.util.Arrays;
import java.util.List;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

/**
 * Examples prepared for a {@link NetworkKernel}.
 *
 * @param units the examples scaled to Euclidean norm 1, rows × features; a zero example stays zero
 * @param scales r = √q after each number of layers, (layers + 1) × rows; r before the first layer
 *     is |x|/√d
 * @param diagonal the kernel of each example with itself
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record NetworkPanel(Tile units, Tile scales, double[] diagonal) implements Panel {

  static NetworkPanel of(Matrix examples, List<Layer> layers, Target target, Precision precision) {
    int rows = examples.rows();
    int width = examples.cols();
    Tile units = Tile.zeros(precision, rows, width);
    Tile scales = Tile.zeros(precision, layers.size() + 1, rows);
    double[] diagonal = new double[rows];
    for (int i = 0; i < rows; i++) {
      double norm = norm(examples, i);
      for (int k = 0; norm > 0 && k < width; k++) {
        units.set(i, k, examples.get(i, k) / norm);
      }
      diagonal[i] = recurse(norm / Math.sqrt(width), i, layers, target, scales);
    }
    return new NetworkPanel(units, scales, diagonal);
  }

  /** Follows one example through the layers, where θ = 0 and no angle is needed. */
  private static double recurse(
      double inputScale, int row, List<Layer> layers, Target target, Tile scales) {
    double q = inputScale * inputScale;
    double theta = 0;
    scales.set(0, row, inputScale);
    for (int stage = 0; stage < layers.size(); stage++) {
      theta = layers.get(stage).tangent(q, theta);
      q = layers.get(stage).variance(q);
      scales.set(stage + 1, row, Math.sqrt(q));
    }
    return target == Target.NTK ? theta : q;
  }

  /** |x|, scaled by the largest entry so that no square overflows or vanishes. */
  private static double norm(Matrix examples, int row) {
    double[] x =
        Arrays.copyOfRange(examples.data(), row * examples.cols(), (row + 1) * examples.cols());
    double largest = 0;
    for (double value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double value : x) {
      sum += (value / largest) * (value / largest);
    }
    return largest * Math.sqrt(sum);
  }

  @Override
  public int rows() {
    return units.rows();
  }

  @Override
  public long bytes() {
    return units.bytes() + scales.bytes() + 8L * diagonal.length;
  }
}
