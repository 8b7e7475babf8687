package org.sparkntk.jobs.sketch;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.sparkntk.jobs.config.KernelConfig;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.SelectedRowBlocks;
import org.sparkntk.kernels.features.KernelComparison;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.network.NetworkKernel;
import org.sparkntk.kernels.random.RandomStream;

/**
 * Some training examples with their exact kernel.
 *
 * @param examples prepared
 * @param comparison with the exact kernel
 * @param meanDiagonal of the kernel
 */
record KernelSample(Matrix examples, KernelComparison comparison, double meanDiagonal) {
  /**
   * Draws examples and computes their kernel in float64.
   *
   * @param count how many, at most as many as there are
   * @param lambda λ of all examples for a mean of the diagonal, positive; the sample, whose
   *     eigenvalues are a part of those of all, has the same part of it
   */
  static KernelSample draw(
      KernelConfig kernel,
      RowBlocks train,
      Preprocessing preprocessing,
      int count,
      DoubleUnaryOperator lambda,
      long seed) {
    int n = Math.min(count, train.rows());
    int[] chosen = RandomStream.of(seed, "comparison", 0).sample(train.rows(), n, 0);
    Arrays.sort(chosen);
    Matrix x =
        Landmarks.prepared(new SelectedRowBlocks(train, chosen, train.blockSize()), preprocessing);
    NetworkKernel exact = kernel.kernel(kernel.target(), Precision.FLOAT64);
    Float64Tile gram = (Float64Tile) Tile.zeros(Precision.FLOAT64, n, n);
    exact.fillDiagonal(exact.prepare(x), gram);
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += gram.get(i, i);
    }
    Matrix matrix = Matrix.of(n, n, gram.values());
    double mean = trace / n;
    return new KernelSample(
        x, new KernelComparison(matrix, lambda.applyAsDouble(mean) * n / train.rows()), mean);
  }
}
