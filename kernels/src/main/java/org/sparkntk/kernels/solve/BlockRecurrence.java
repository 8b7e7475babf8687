package org.sparkntk.kernels.solve;

import java.util.ArrayList;
import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

/**
 * The block conjugate gradient recurrence for A X = B T in Dubrulle's form, which orthonormalises
 * residuals instead of directions and so survives the loss of rank (Dubrulle 2001; algorithm
 * Dubrulle-R of Tichý, Meurant, Šimonová, arXiv:2502.16998).
 *
 * <p>The residuals are R = W σ T with Wᵀ P⁻¹ W = I. One iteration, with ξ = (SᵀAS)⁻¹:
 *
 * <pre>
 *   X ← X + S ξ σ T,  W ← W − A S ξ,  CᵀC = Wᵀ P⁻¹ W,  W ← W C⁻¹,  σ ← C σ,  S ← P⁻¹ W + S Cᵀ
 * </pre>
 *
 * <p>Where W has lost rank, C has fewer rows than columns and the block is narrower from then on.
 */
final class BlockRecurrence {
  private final Preconditioner preconditioner;
  private final Matrix t;
  private final double drop;
  private final List<BlockStep> steps = new ArrayList<>();
  private Matrix w;
  private Matrix z;
  private Matrix s;
  private Matrix factor;

  /** σ T, width × k. */
  private Matrix targets;

  /**
   * Starts from X = 0.
   *
   * @param b B, n × s
   * @param t T, s × k
   * @param drop directions whose squared norm falls below this part of the largest are dropped
   */
  BlockRecurrence(Preconditioner preconditioner, Matrix b, Matrix t, double drop) {
    this.preconditioner = preconditioner;
    this.t = t;
    this.drop = drop;
    this.targets = t;
    this.w = b.copy();
    this.z = w;
    this.factor = t;
    normalise();
    this.s = z == w ? w.copy() : z;
  }

  /** The directions S, n × width, whose product with A comes next; not to be changed. */
  Matrix directions() {
    return s;
  }

  int width() {
    return s.cols();
  }

  /**
   * One iteration.
   *
   * @param q A S
   * @param x X, n × k, added to
   * @return whether A was positive definite on the directions; if not, nothing has changed
   */
  boolean advance(Matrix q, Matrix x) {
    Matrix curvature = Small.symmetrise(TallProduct.gram(s, q));
    Matrix root = Small.cholesky(curvature);
    if (root.rows() < width()) {
      return false;
    }
    // The residuals stay those of X for any ξ as long as both updates use the same one.
    Matrix xi = Small.inverse(root);
    steps.add(new BlockStep(curvature, factor));
    TallProduct.addTimes(x, s, Small.times(xi, targets));
    TallProduct.addTimes(w, q, Columns.scaled(xi, -1));
    normalise();
    Matrix next = z.copy();
    TallProduct.addTimes(next, s, Small.transposed(factor));
    s = next;
    return true;
  }

  /** Z = P⁻¹ W, then both divided by the factor C of WᵀZ. */
  private void normalise() {
    z = preconditioner.apply(w);
    RankFactor rank = RankFactor.of(Small.symmetrise(TallProduct.gram(w, z)), drop);
    boolean same = z == w;
    w = rank.divide(w);
    z = same ? w : rank.divide(z);
    factor = rank.c();
    targets = Small.times(factor, targets);
  }

  /** The residuals B T − A X as the recurrence has them, n × k. */
  Matrix residuals() {
    return TallProduct.times(w, targets);
  }

  /** The norms of {@link #residuals}, from the small matrix WᵀW alone. */
  double[] residualNorms() {
    Matrix gram = TallProduct.gram(w, w);
    double[] squares = Columns.dot(targets, Small.times(gram, targets));
    for (int c = 0; c < squares.length; c++) {
      squares[c] = Math.sqrt(Math.max(0, squares[c]));
    }
    return squares;
  }

  /** What the iterations so far say about A. */
  List<BlockStep> steps() {
    return List.copyOf(steps);
  }

  /** T. */
  Matrix coefficients() {
    return t;
  }
}
