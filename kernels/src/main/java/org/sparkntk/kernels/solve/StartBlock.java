package org.sparkntk.kernels.solve;

import java.util.Random;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

/**
 * The block B = [Q, O] that a block Krylov space grows from, Y = B T: the label directions Q and
 * orthonormal Gaussian directions O ⟂ Q.
 *
 * <p>The Gaussian columns lower the number of iterations (arXiv:2501.18717) and are Hutchinson
 * probes for traces.
 *
 * @param basis B, n × (labels + probes), with orthonormal columns
 * @param coefficients T, (labels + probes) × k, zero in the rows of the probes
 * @param labels the columns of Q
 */
record StartBlock(Matrix basis, Matrix coefficients, int labels) {

  /** Compressed right-hand sides with {@code probes} Gaussian columns from the seed. */
  static StartBlock of(LabelCompression y, int probes, long seed) {
    Matrix q = y.basis();
    Matrix o = gaussian(q.rows(), probes, new Random(seed));
    for (int twice = 0; twice < 2; twice++) {
      Matrix overlap = TallProduct.gram(q, o);
      TallProduct.addTimes(o, q, Columns.scaled(overlap, -1));
    }
    Lapack.thinQr(o.rows(), probes, o.data());
    Matrix t = Matrix.zeros(q.cols() + probes, y.coefficients().cols());
    System.arraycopy(y.coefficients().data(), 0, t.data(), 0, y.coefficients().data().length);
    return new StartBlock(Columns.join(q, o), t, q.cols());
  }

  int probes() {
    return basis.cols() - labels;
  }

  private static Matrix gaussian(int rows, int cols, Random random) {
    Matrix out = Matrix.zeros(rows, cols);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = random.nextGaussian();
    }
    return out;
  }
}
