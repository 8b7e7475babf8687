package org.sparkntk.kernels.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

/**
 * An orthonormal basis V of a block Krylov space of K with the block tridiagonal T = VᵀKV:
 *
 * <pre>
 *   K Vⱼ = Vⱼ₋₁ βⱼᵀ + Vⱼ αⱼ + Vⱼ₊₁ βⱼ₊₁
 * </pre>
 *
 * <p>Every new block is orthogonalised against all blocks twice. Without that T soon has ghosts,
 * and solutions for small ridges are wrong in the second digit.
 */
final class LanczosBasis {
  /** Parts of a new block below this part of |T| are rounding. */
  private static final double EXHAUSTED = 1e-13;

  /** A unit vector of which orthogonalisation leaves less was rounding. */
  private static final double NOISE = 0.1;

  /** Above this ratio of pivots a Cholesky factorisation may stand in for Householder's. */
  private static final double WELL_CONDITIONED = 1e-4;

  private final List<Matrix> blocks = new ArrayList<>();
  private final List<Matrix> diagonal = new ArrayList<>();
  private final List<Matrix> below = new ArrayList<>();
  private double scale;

  /** Starts from a block of orthonormal columns. */
  LanczosBasis(Matrix start) {
    blocks.add(start);
  }

  /** The block to multiply by K next; without columns if the space is invariant. */
  Matrix last() {
    return blocks.get(blocks.size() - 1);
  }

  /** Extends the basis by what is new in {@code product} = K {@link #last}. */
  void extend(Matrix product) {
    Matrix u = product.copy();
    Matrix alpha = Small.symmetrise(removeOverlaps(u));
    diagonal.add(alpha);
    scale = Math.max(scale, Arrays.stream(Columns.norm(product)).max().orElse(0));
    LabelCompression first = orthonormal(u, EXHAUSTED * scale);
    Matrix basis = first.basis();
    removeOverlaps(basis);
    LabelCompression second = orthonormal(basis, NOISE);
    blocks.add(second.basis());
    below.add(Small.times(second.coefficients(), first.coefficients()));
  }

  /** Blocks that have been multiplied by K. */
  int size() {
    return diagonal.size();
  }

  /** Vⱼ. */
  Matrix block(int j) {
    return blocks.get(j);
  }

  /** β of the block that comes after the last one multiplied. */
  Matrix next() {
    return below.get(below.size() - 1);
  }

  /** T of the blocks that have been multiplied. */
  Matrix tridiagonal() {
    int order = diagonal.stream().mapToInt(Matrix::rows).sum();
    Matrix t = Matrix.zeros(order, order);
    int at = 0;
    for (int j = 0; j < diagonal.size(); j++) {
      Matrix alpha = diagonal.get(j);
      Small.place(t, at, at, alpha);
      if (j + 1 < diagonal.size()) {
        int next = at + alpha.rows();
        Small.place(t, next, at, below.get(j));
        Small.place(t, at, next, Small.transposed(below.get(j)));
      }
      at += alpha.rows();
    }
    return t;
  }

  /** Takes the part in the space off U; returns the coefficients on the last block. */
  private Matrix removeOverlaps(Matrix u) {
    Matrix overlap = Matrix.zeros(0, 0);
    for (Matrix block : blocks) {
      overlap = TallProduct.gram(block, u);
      TallProduct.addTimes(u, block, Columns.scaled(overlap, -1));
    }
    return overlap;
  }

  /**
   * U as orthonormal columns times coefficients: by a Cholesky factorisation of UᵀU where U is well
   * conditioned, an order of magnitude faster; the second orthogonalisation makes up for its error.
   */
  private static LabelCompression orthonormal(Matrix u, double limit) {
    Matrix root = Small.cholesky(Small.symmetrise(TallProduct.gram(u, u)));
    double largest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < root.rows(); i++) {
      largest = Math.max(largest, root.get(i, i));
      smallest = Math.min(smallest, root.get(i, i));
    }
    if (root.rows() > 0 && smallest > Math.max(WELL_CONDITIONED * largest, 2 * limit)) {
      TallProduct.divideUpper(u, root);
      return new LabelCompression(u, root);
    }
    double[] units = new double[u.cols()];
    Arrays.fill(units, 1);
    return LabelCompression.of(u, units, any -> limit);
  }
}
