package org.sparkntk.kernels.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.interpolation.Cell;
import org.sparkntk.kernels.linalg.EuclideanNorm;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

/**
 * Examples prepared for a {@link NetworkKernel}: sorted by norm, so that neighbours share the
 * polynomials of an activation.
 *
 * @param order which example is at each place of all the other arrays
 * @param units the examples scaled to Euclidean norm 1, rows × features; a zero example stays zero
 * @param layers what the layers need of each example
 * @param scale √K(x, x) of each example after the last layer
 * @param diagonal the kernel of each example with itself, in the original order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record NetworkPanel(
    int[] order, Tile units, SequencePanel layers, double[] scale, double[] diagonal)
    implements Panel {

  static NetworkPanel of(Matrix examples, NetworkKernel kernel) {
    int rows = examples.rows();
    double[] norms = new double[rows];
    for (int i = 0; i < rows; i++) {
      norms[i] = EuclideanNorm.of(examples.data(), i * examples.cols(), (i + 1) * examples.cols());
    }
    // Norms that differ by rounding alone leave the order as it is, which is the fastest.
    double[] keys = Arrays.stream(norms).map(Cell::snap).toArray();
    int[] order =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> keys[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] sorted = Arrays.stream(order).mapToDouble(i -> norms[i]).toArray();
    Tile units = units(examples, order, sorted, kernel.precision());
    double[] variance =
        Arrays.stream(sorted)
            .map(norm -> kernel.inputs().variance(norm, examples.cols()))
            .toArray();
    SelfKernels self = SelfKernels.ofInputs(variance, examples.cols(), kernel.precision());
    SequencePanel layers = kernel.network().sequence().prepare(self);
    double[] values = kernel.target() == Target.NTK ? self.tangent : self.variance;
    double[] diagonal = new double[rows];
    for (int i = 0; i < rows; i++) {
      diagonal[order[i]] = values[i];
    }
    return new NetworkPanel(order, units, layers, self.scales(), diagonal);
  }

  private static Tile units(Matrix examples, int[] order, double[] norms, Precision precision) {
    Tile units = Tile.zeros(precision, examples.rows(), examples.cols());
    int width = examples.cols();
    for (int i = 0; i < order.length; i++) {
      if (norms[i] > 0) {
        units.setRow(i, examples.data(), order[i] * width, norms[i]);
      }
    }
    return units;
  }

  @Override
  public int rows() {
    return units.rows();
  }

  @Override
  public long bytes() {
    return units.bytes()
        + layers.bytes()
        + 8L * (scale.length + diagonal.length)
        + 4L * order.length;
  }
}
