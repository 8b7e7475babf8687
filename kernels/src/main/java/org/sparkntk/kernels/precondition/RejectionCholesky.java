package org.sparkntk.kernels.precondition;

import java.util.Arrays;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * Chooses among the candidates of a round as if they had been drawn one after the other (Epperly,
 * Tropp and Webber, 2410.03969).
 *
 * <p>Candidates were drawn with probabilities in proportion to the residual diagonal before the
 * round. Each is accepted with the probability that its diagonal entry has left by then, given
 * those accepted before it, and is then eliminated from the residual matrix.
 *
 * @param accepted positions of the accepted candidates, ascending
 * @param factor C, upper triangular, with H[accepted, accepted] = CᵀC
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record RejectionCholesky(int[] accepted, Matrix factor) {

  /**
   * Goes through the candidates in order.
   *
   * @param h residual matrix of the candidates, b × b; overwritten
   * @param thresholds candidate j is accepted if its remaining diagonal entry is above this: u_j
   *     d_j with u_j uniform in [0, 1), or what is rounding if that is larger
   * @param limit the largest number to accept
   */
  static RejectionCholesky choose(Matrix h, double[] thresholds, int limit) {
    int b = h.rows();
    int[] accepted = new int[Math.min(b, limit)];
    int count = 0;
    for (int j = 0; j < b && count < limit; j++) {
      if (h.get(j, j) > thresholds[j]) {
        accepted[count++] = j;
        eliminate(h, j);
      }
    }
    accepted = Arrays.copyOf(accepted, count);
    Matrix factor = Matrix.zeros(count, count);
    for (int i = 0; i < count; i++) {
      for (int j = i; j < count; j++) {
        factor.set(i, j, h.get(accepted[i], accepted[j]));
      }
    }
    return new RejectionCholesky(accepted, factor);
  }

  /** Makes row j from the diagonal on a row of C and subtracts its square from what follows. */
  private static void eliminate(Matrix h, int j) {
    int b = h.rows();
    double[] data = h.data();
    double scale = 1 / Math.sqrt(data[j * b + j]);
    for (int k = j; k < b; k++) {
      data[j * b + k] *= scale;
    }
    for (int i = j + 1; i < b; i++) {
      double factor = data[j * b + i];
      for (int k = i; k < b; k++) {
        data[i * b + k] -= factor * data[j * b + k];
      }
    }
  }
}
