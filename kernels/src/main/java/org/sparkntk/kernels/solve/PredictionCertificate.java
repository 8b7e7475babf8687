package org.sparkntk.kernels.solve;

import java.io.Serializable;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

/**
 * Bounds on what an inexact solve changes in predictions: with r = y − A α̂ and A = K + λI,
 *
 * <pre>
 *   |f(x) − f̂(x)| ≤ √k(x,x) |r| / (2 √λ)
 * </pre>
 *
 * <p>because the error e = A⁻¹r has |f − f̂|² = eᵀKe in the kernel's norm, and w / (w + λ)² ≤
 * 1/(4λ) for every w ≥ 0. This is a bound, not an estimate, where K with the row of x is positive
 * semi-definite and r is the true residual; the rounding of the prediction's own sum is not in it.
 * A residual measured on stored float32 tiles certifies the system of those tiles.
 */
public final class PredictionCertificate implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a sum of n products is off by, in units of n times the sum of their sizes. */
  private static final double ROUNDING = 0x1p-51;

  private final int rows;
  private final Matrix gram;
  private final double lambda;

  private PredictionCertificate(int rows, Matrix gram, double lambda) {
    this.rows = rows;
    this.gram = gram;
    this.lambda = lambda;
  }

  /**
   * A certificate for one solve.
   *
   * @param residual Y − A α̂, n × k ({@link Solution#residual})
   * @param lambda λ > 0
   */
  public static PredictionCertificate of(Matrix residual, double lambda) {
    return of(residual.rows(), TallProduct.gram(residual, residual), lambda);
  }

  /**
   * The same from what is left of the residual when it is gone.
   *
   * @param rows n
   * @param gram RᵀR, k × k
   * @param lambda λ > 0
   */
  public static PredictionCertificate of(int rows, Matrix gram, double lambda) {
    if (!(lambda > 0)) {
      throw new IllegalArgumentException(
          "predictions are certified for a positive ridge, found " + lambda);
    }
    return new PredictionCertificate(rows, gram, lambda);
  }

  /** The largest error of any output at an example with k(x, x) = {@code self}. */
  public double bound(double self) {
    double largest = 0;
    for (int c = 0; c < gram.cols(); c++) {
      largest = Math.max(largest, bound(self, c).value());
    }
    return largest;
  }

  /**
   * The largest error of output {@code column} at an example.
   *
   * @param self k(x, x)
   */
  public Figure bound(double self, int column) {
    return figure(self, gram.get(column, column), column, column);
  }

  /** The largest error of the difference of two outputs, sharper than the sum of their bounds. */
  public Figure bound(double self, int a, int b) {
    return figure(self, gram.get(a, a) - 2 * gram.get(a, b) + gram.get(b, b), a, b);
  }

  /**
   * Whether the largest output is that of the exact solve, for certain.
   *
   * @param prediction f̂(x), one entry for every output
   * @param self k(x, x)
   */
  public boolean certifiesArgmax(double[] prediction, double self) {
    int top = 0;
    for (int c = 1; c < prediction.length; c++) {
      top = prediction[c] > prediction[top] ? c : top;
    }
    for (int c = 0; c < prediction.length; c++) {
      if (c != top && !(prediction[top] - prediction[c] > bound(self, top, c).value())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The share of examples whose argmax is certain, in [0, 1].
   *
   * @param predictions p × k
   * @param self k(x, x) of each of the p examples
   */
  public double certifiedShare(Matrix predictions, double[] self) {
    if (self.length != predictions.rows()) {
      throw new IllegalArgumentException(
          predictions.rows() + " predictions need as many k(x, x), found " + self.length);
    }
    int certain = 0;
    for (int i = 0; i < self.length; i++) {
      certain += certifiesArgmax(predictions.rowRange(i, 1).data(), self[i]) ? 1 : 0;
    }
    return self.length == 0 ? 1 : (double) certain / self.length;
  }

  private Figure figure(double self, double square, int a, int b) {
    double rounding = ROUNDING * rows * (gram.get(a, a) + gram.get(b, b));
    double norm = Math.sqrt(Math.max(0, square) + rounding);
    return new Figure(Math.sqrt(self / lambda) * norm / 2, Figure.Kind.UPPER_BOUND);
  }
}
