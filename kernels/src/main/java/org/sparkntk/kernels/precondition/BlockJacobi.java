package org.sparkntk.kernels.precondition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.solve.Preconditioner;

/**
 * The diagonal blocks of A = K + λI as a preconditioner: the baseline that a low rank factor must
 * beat. Kernel matrices are rarely near their diagonal blocks.
 */
public final class BlockJacobi implements Preconditioner {
  private final List<Matrix> factors;

  /** The first row of every block, and the number of rows. */
  private final int[] first;

  private BlockJacobi(List<Matrix> factors) {
    this.factors = factors;
    this.first = new int[factors.size() + 1];
    for (int b = 0; b < factors.size(); b++) {
      first[b + 1] = first[b] + factors.get(b).rows();
    }
  }

  /**
   * Factors the blocks.
   *
   * @param blocks the diagonal blocks of K in order, each square; not changed
   * @param lambda λ ≥ 0, absolute
   * @throws IllegalArgumentException if a block of A is not positive definite
   */
  public static BlockJacobi of(List<? extends Tile> blocks, double lambda) {
    List<Matrix> factors = new ArrayList<>();
    for (Tile block : blocks) {
      int n = block.rows();
      if (block.cols() != n) {
        throw new IllegalArgumentException(
            "a diagonal block must be square, found " + n + " × " + block.cols());
      }
      double[] a = new double[n * n];
      block.copyRows(0, n, a);
      for (int i = 0; i < n; i++) {
        a[i * n + i] += lambda;
      }
      int minor = Lapack.cholesky(n, a);
      if (minor != 0) {
        throw new IllegalArgumentException(
            String.format(
                "diagonal block %d is not positive definite at row %d with ridge %s",
                factors.size(), minor - 1, lambda));
      }
      factors.add(Matrix.of(n, n, a));
    }
    return new BlockJacobi(factors);
  }

  @Override
  public Matrix apply(Matrix residuals) {
    int size = first[factors.size()];
    if (residuals.rows() != size) {
      throw new IllegalArgumentException(
          "residuals need " + size + " rows, found " + residuals.rows());
    }
    int width = residuals.cols();
    Matrix out = Matrix.zeros(size, width);
    IntStream.range(0, factors.size())
        .parallel()
        .forEach(
            b -> {
              Matrix c = factors.get(b);
              double[] part = residuals.rowRange(first[b], c.rows()).data();
              Blas.solveUpperTransposed(c.rows(), width, c.data(), part);
              Blas.solveUpper(c.rows(), width, c.data(), part);
              System.arraycopy(part, 0, out.data(), first[b] * width, part.length);
            });
    return out;
  }
}
