package org.sparkntk.kernels.solve;

import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

/**
 * A symmetric matrix in the memory of one machine.
 *
 * @param matrix n × n, both triangles
 */
public record DenseOperator(Matrix matrix) implements LinearOperator {
  /**
   * Takes a matrix over.
   *
   * @param upper n × n, of which only the upper triangle is read; receives the lower one
   */
  public static DenseOperator ofUpperTriangle(Matrix upper) {
    int n = upper.rows();
    double[] a = upper.data();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        a[i * n + j] = a[j * n + i];
      }
    }
    return new DenseOperator(upper);
  }

  @Override
  public int size() {
    return matrix.rows();
  }

  @Override
  public Matrix apply(Matrix s) {
    return TallProduct.gram(matrix, s);
  }
}
