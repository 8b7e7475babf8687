package org.sparkntk.kernels.solve;

import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * How well a ridge suits the data, from the training examples alone; A = K + λI.
 *
 * @param lambda λ, absolute
 * @param rows n
 * @param meanSquare the mean of the squared dual coefficients α = A⁻¹Y, over examples and outputs
 * @param inverseTrace tr A⁻¹
 */
public record RidgeScore(double lambda, int rows, double meanSquare, Estimate inverseTrace) {

  /**
   * From a solve with A: the probes of its first cycle cost nothing more.
   *
   * @param lambda λ
   * @param found from a block with Gaussian columns
   * @throws IllegalArgumentException if the block had none, or nothing had to be iterated
   */
  public static RidgeScore of(double lambda, BlockSolution found) {
    if (found.cycles().isEmpty()) {
      throw new IllegalArgumentException("nothing was iterated: there is no trace estimate");
    }
    KrylovHistory first = found.cycles().get(0);
    Matrix x = found.solution().x();
    double square = 0;
    for (double value : x.data()) {
      square += value * value;
    }
    return new RidgeScore(lambda, x.rows(), square / x.data().length, inverseTrace(first));
  }

  /**
   * The effective dimension tr K A⁻¹ = n − λ tr A⁻¹: how many parameters the fit has in effect,
   * between 0 and n.
   */
  public Estimate effectiveDimension() {
    return inverseTrace.affine(rows, -lambda);
  }

  /**
   * The generalised cross-validation score mean(α²) / (tr A⁻¹ / n)² (Golub, Heath, Wahba 1979): an
   * estimate of the mean squared error on new examples. Its error is to first order in that of the
   * trace.
   */
  public Estimate generalisedCrossValidation() {
    double mean = inverseTrace.value() / rows;
    double score = meanSquare / (mean * mean);
    return new Estimate(score, 2 * score * inverseTrace.standardError() / inverseTrace.value());
  }

  private static Estimate inverseTrace(KrylovHistory history) {
    List<Matrix> terms = history.inverseTerms();
    double exact = 0;
    double[] samples = new double[history.probes()];
    for (Matrix term : terms) {
      for (int i = 0; i < term.rows(); i++) {
        if (i < history.labels()) {
          exact += term.get(i, i);
        } else {
          samples[i - history.labels()] += term.get(i, i);
        }
      }
    }
    return Estimate.trace(exact, samples, history.rows() - history.labels());
  }
}
