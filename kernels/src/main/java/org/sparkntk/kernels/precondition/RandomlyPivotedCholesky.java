package org.sparkntk.kernels.precondition;

import java.util.Arrays;
import java.util.Random;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;

/**
 * Randomly pivoted Cholesky: a low rank factor from columns chosen with probabilities in proportion
 * to the diagonal that is not explained yet (Chen, Epperly, Tropp and Webber, arXiv:2207.06503), in
 * rounds of many columns with the distribution of the sequential algorithm (arXiv:2410.03969).
 *
 * <p>K − F Fᵀ stays positive semi-definite. Duplicate rows are chosen once and zero rows never. On
 * kernels of images the choice is hardly better than uniform columns; with clusters and outliers it
 * is better by orders of magnitude. The same entries, seed and calls give the same bits.
 *
 * <p>F is stored in the precision of K's own entries: rounding F perturbs F Fᵀ about as much as the
 * rounding of K does, and 2,500 columns of 50,000 rows take 0.5 GB in float32. All arithmetic is
 * float64, and later rounds work on the residual of the F that is stored, so its rounding does not
 * add up.
 */
public final class RandomlyPivotedCholesky {
  private final SymmetricEntries entries;
  private final Random random;
  private final ResidualDiagonal residual;
  private RowStrips factor;
  private int[] pivots = new int[0];

  /**
   * An approximation of rank 0.
   *
   * @param entries K
   * @param precision of F; that of the stored entries of K
   * @throws IllegalArgumentException if a diagonal entry is negative or not finite
   */
  public RandomlyPivotedCholesky(SymmetricEntries entries, Precision precision, long seed) {
    this.entries = entries;
    this.random = new Random(seed);
    this.residual = new ResidualDiagonal(entries.diagonal(), precision);
    this.factor = RowStrips.empty(entries.size(), precision);
  }

  /** The number of columns so far. */
  public int rank() {
    return factor.cols();
  }

  /** tr(K − F Fᵀ). */
  public double residualTrace() {
    return residual.trace();
  }

  /** The chosen columns, in order. */
  public int[] pivots() {
    return pivots.clone();
  }

  /** The factor so far; later rounds do not change it. */
  public LowRankFactor factor() {
    return new LowRankFactor(factor, residualTrace());
  }

  /**
   * Grows in rounds until the rank is reached or nothing but rounding is left.
   *
   * @param candidates columns of K to ask for in a round
   */
  public void growTo(int rank, int candidates) {
    boolean grows = true;
    while (grows && rank() < rank) {
      grows = grow(candidates, rank);
    }
  }

  /**
   * One round: one request for columns of K.
   *
   * @param candidates columns to ask for, at least 1, of which some are rejected
   * @param maxRank the rank not to exceed
   * @return whether the rank has grown; if not, what is left is rounding or the rank is reached
   */
  public boolean grow(int candidates, int maxRank) {
    int[] drawn = rank() < maxRank ? residual.draw(random, candidates) : new int[0];
    if (drawn.length == 0) {
      return false;
    }
    double[] thresholds = residual.thresholds(random, drawn);
    Matrix columns = entries.columns(drawn);
    Matrix rows = factor.rowsAt(drawn);
    Matrix h = residualOf(drawn, columns, rows);
    RejectionCholesky choice = RejectionCholesky.choose(h, thresholds, maxRank - rank());
    append(drawn, columns, rows, choice);
    return choice.accepted().length > 0;
  }

  /** F ← [F, (K[:, S] − F F[S]ᵀ) C⁻¹] for the accepted columns S. */
  private void append(int[] drawn, Matrix columns, Matrix rows, RejectionCholesky choice) {
    int[] accepted = choice.accepted();
    Matrix negated = negatedTransposed(rows, accepted);
    factor =
        factor.append(
            accepted.length,
            (first, f) -> {
              Matrix g = select(columns, first, f.rows(), accepted);
              Blas.multiplyAdd(
                  g.rows(), g.cols(), f.cols(), f.data(), 0, negated.data(), 0, g.data(), 0);
              Blas.divideUpper(g.rows(), g.cols(), g.data(), choice.factor().data());
              residual.explain(first, g);
              return g;
            });
    int[] chosen = Arrays.stream(accepted).map(j -> drawn[j]).toArray();
    residual.clear(chosen);
    int known = pivots.length;
    pivots = Arrays.copyOf(pivots, known + chosen.length);
    System.arraycopy(chosen, 0, pivots, known, chosen.length);
  }

  /** H = K[drawn, drawn] − F[drawn] F[drawn]ᵀ. */
  private static Matrix residualOf(int[] drawn, Matrix columns, Matrix rows) {
    int b = drawn.length;
    Matrix h = Matrix.zeros(b, b);
    if (rows.cols() > 0) {
      Blas.multiplyTransposed(b, b, rows.cols(), rows.data(), 0, rows.data(), 0, h.data(), 0, b);
    }
    for (int i = 0; i < b; i++) {
      for (int j = 0; j < b; j++) {
        h.set(i, j, columns.get(drawn[i], j) - h.get(i, j));
      }
    }
    return h;
  }

  /** Some rows of the chosen columns, new. */
  private static Matrix select(Matrix a, int firstRow, int rows, int[] columns) {
    Matrix out = Matrix.zeros(rows, columns.length);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns.length; j++) {
        out.set(i, j, a.get(firstRow + i, columns[j]));
      }
    }
    return out;
  }

  /** The chosen rows as columns with the other sign. */
  private static Matrix negatedTransposed(Matrix a, int[] rows) {
    Matrix out = Matrix.zeros(a.cols(), rows.length);
    for (int k = 0; k < a.cols(); k++) {
      for (int j = 0; j < rows.length; j++) {
        out.set(k, j, -a.get(rows[j], k));
      }
    }
    return out;
  }
}
