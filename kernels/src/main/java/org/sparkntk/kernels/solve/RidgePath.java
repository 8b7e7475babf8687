package org.sparkntk.kernels.solve;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

/**
 * The solutions of (K + λI) α = Y for all ridges λ in one Krylov space, and their scores.
 *
 * <p>With the basis V, T = VᵀKV = U diag(θ) Uᵀ and Y = V₀ T₀: α = V U (θ + λ)⁻¹ Uᵀ E₁ T₀. Traces tr
 * f(K + λI) come from the squares of the first block row of U (stochastic Lanczos quadrature),
 * exact on the labels and estimated from the Gaussian columns on their complement. A score costs no
 * pass over K; solutions cost products with V.
 */
public final class RidgePath {
  private static final int GRID = 200;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double PRECISION = 1e-6;

  private final LanczosBasis basis;
  private final int size;
  private final int rows;
  private final int labels;

  /** θ, ascending. */
  private final double[] theta;

  /** Uᵀ: row i is the eigenvector of θᵢ. */
  private final Matrix vectors;

  /** Uᵀ E₁ T₀, one row for every θ. */
  private final Matrix weights;

  private final int width;
  private final double[] norms;

  /** The part of K V outside the space: βUₗₐₛₜ, one column for every θ. */
  private final Matrix outside;

  private RidgePath(LanczosBasis basis, StartBlock start, Matrix y) {
    this.basis = basis;
    this.size = basis.size();
    this.rows = y.rows();
    this.labels = start.labels();
    this.width = start.basis().cols();
    this.norms = Columns.norm(y);
    this.vectors = basis.tridiagonal();
    this.theta = Lapack.symmetricEigen(vectors.rows(), vectors.data());
    this.weights = Small.times(columns(0, width), start.coefficients());
    int last = basis.block(size - 1).cols();
    this.outside =
        Small.times(basis.next(), Small.transposed(columns(vectors.cols() - last, last)));
  }

  static RidgePath of(LanczosBasis basis, StartBlock start, Matrix y) {
    return new RidgePath(basis, start, y);
  }

  /** Passes over K that the path has cost. */
  public int passes() {
    return size;
  }

  /** Ritz values of K, inside its spectrum. */
  public SpectrumEstimate spectrum() {
    return new SpectrumEstimate(theta.clone());
  }

  /**
   * The scores of one ridge.
   *
   * @param lambda λ > 0, large enough for K + λI to be positive definite
   * @throws IllegalArgumentException if it is not, or the block had no Gaussian columns
   */
  public RidgePoint at(double lambda) {
    requireDefinite(lambda);
    Matrix projected = projected(lambda);
    double square = 0;
    for (double value : projected.data()) {
      square += value * value;
    }
    RidgeScore score =
        new RidgeScore(
            lambda, rows, square / ((double) rows * norms.length), trace(w -> 1 / (w + lambda)));
    double[] residuals = RelativeResiduals.of(Columns.norm(Small.times(outside, projected)), norms);
    return new RidgePoint(
        score, trace(w -> Math.log(w + lambda)), Arrays.stream(residuals).boxed().toList());
  }

  /**
   * The dual coefficients α of one ridge, n × k. Their residual is that of {@link #at}, up to the
   * error of the products that the space was built with; a pass over K tells the true one.
   */
  public Matrix coefficients(double lambda) {
    requireDefinite(lambda);
    Matrix projected = Small.times(Small.transposed(vectors), projected(lambda));
    Matrix alpha = Matrix.zeros(rows, norms.length);
    int at = 0;
    for (int j = 0; j < size; j++) {
      Matrix block = basis.block(j);
      TallProduct.addTimes(alpha, block, projected.rowRange(at, block.cols()));
      at += block.cols();
    }
    return alpha;
  }

  /**
   * The ridge of the smallest generalised cross-validation score within a range, by a search over a
   * logarithmic grid and golden sections around its best point. One of the ends of the range as
   * result says that the minimum is beyond it.
   *
   * @param smallest at least the ridge that the path was built for
   * @param largest above {@code smallest}
   */
  public double bestRidge(double smallest, double largest) {
    requireDefinite(smallest);
    if (!(largest > smallest)) {
      throw new IllegalArgumentException("an empty range of ridges: " + smallest + ", " + largest);
    }
    double step = Math.log(largest / smallest) / GRID;
    DoubleUnaryOperator score =
        i -> at(smallest * Math.exp(step * i)).score().generalisedCrossValidation().value();
    int best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      double value = score.applyAsDouble(i);
      if (value < lowest) {
        lowest = value;
        best = i;
      }
    }
    if (best == 0 || best == GRID) {
      return best == 0 ? smallest : largest;
    }
    return smallest * Math.exp(step * minimum(score, best - 1, best + 1));
  }

  private static double minimum(DoubleUnaryOperator f, double low, double high) {
    double from = low;
    double to = high;
    while (to - from > PRECISION) {
      double left = to - GOLDEN * (to - from);
      double right = from + GOLDEN * (to - from);
      if (f.applyAsDouble(left) < f.applyAsDouble(right)) {
        to = right;
      } else {
        from = left;
      }
    }
    return (from + to) / 2;
  }

  /** (θ + λ)⁻¹ Uᵀ E₁ T₀. */
  private Matrix projected(double lambda) {
    Matrix out = weights.copy();
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] /= theta[i / out.cols()] + lambda;
    }
    return out;
  }

  private Estimate trace(DoubleUnaryOperator f) {
    double exact = 0;
    double[] samples = new double[width - labels];
    for (int i = 0; i < theta.length; i++) {
      double value = f.applyAsDouble(theta[i]);
      for (int p = 0; p < width; p++) {
        double part = vectors.get(i, p) * vectors.get(i, p) * value;
        if (p < labels) {
          exact += part;
        } else {
          samples[p - labels] += part;
        }
      }
    }
    return Estimate.trace(exact, samples, rows - labels);
  }

  private Matrix columns(int first, int count) {
    int[] columns = new int[count];
    Arrays.setAll(columns, c -> first + c);
    return Columns.select(vectors, columns);
  }

  private void requireDefinite(double lambda) {
    if (!(lambda + theta[0] > 0) || !(lambda > 0)) {
      throw new IllegalArgumentException(
          "the smallest eigenvalue seen is "
              + theta[0]
              + ": a ridge of "
              + lambda
              + " is too small");
    }
  }
}
