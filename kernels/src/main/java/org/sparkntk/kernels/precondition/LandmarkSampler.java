package org.sparkntk.kernels.precondition;

import java.util.Arrays;
import java.util.Random;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * Landmarks by randomly pivoted Cholesky (Chen, Epperly, Tropp and Webber, arXiv:2207.06503) in
 * rounds (arXiv:2410.03969) for a caller that keeps no factor: what the landmarks chosen so far
 * leave of the diagonal is told anew before every round. The landmarks have the distribution of
 * those drawn one after the other.
 */
public final class LandmarkSampler {
  private final ResidualDiagonal residual;
  private final Random random;
  private double[] thresholds = new double[0];

  /**
   * A sampler that has chosen nothing yet.
   *
   * @param diagonal of the kernel of all examples
   * @param noise what rounding leaves of an entry of which nothing is left, in units of the entry
   * @throws IllegalArgumentException if an entry is negative or not finite
   */
  public LandmarkSampler(double[] diagonal, double noise, long seed) {
    this.residual = new ResidualDiagonal(diagonal, noise);
    this.random = new Random(seed);
  }

  /**
   * Draws the candidates of a round, some of them more than once.
   *
   * @param left of the diagonal after the landmarks so far
   * @param count at least 1
   * @return examples; none if nothing but rounding is left
   */
  public int[] draw(double[] left, int count) {
    residual.set(left);
    int[] drawn = residual.draw(random, count);
    thresholds = residual.thresholds(random, drawn);
    return drawn;
  }

  /**
   * Chooses among the candidates of this round.
   *
   * @param h kernel of the candidates less its projection to the landmarks so far; overwritten
   * @param limit the most to choose
   * @return positions among the candidates, ascending
   */
  public int[] accept(Matrix h, int limit) {
    if (h.rows() != thresholds.length) {
      throw new IllegalArgumentException(
          "expected the %d candidates of this round, found %d"
              .formatted(thresholds.length, h.rows()));
    }
    int[] accepted = RejectionCholesky.choose(h, thresholds, limit).accepted();
    return Arrays.copyOf(accepted, accepted.length);
  }
}
