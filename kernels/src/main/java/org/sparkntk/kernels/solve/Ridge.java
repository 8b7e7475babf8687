package org.sparkntk.kernels.solve;

import org.sparkntk.kernels.linalg.Matrix;

/**
 * The regularised operator A = Θ + λI.
 *
 * @param gram Θ, positive semi-definite
 * @param lambda λ ≥ 0, absolute
 */
public record Ridge(LinearOperator gram, double lambda) implements LinearOperator {
  /** Validates the range. */
  public Ridge {
    if (!(lambda >= 0) || Double.isInfinite(lambda)) {
      throw new IllegalArgumentException("the ridge must be zero or positive, found " + lambda);
    }
  }

  @Override
  public int size() {
    return gram.size();
  }

  @Override
  public Matrix apply(Matrix s) {
    Matrix product = gram.apply(s);
    for (int i = 0; i < product.data().length; i++) {
      product.data()[i] += lambda * s.data()[i];
    }
    return product;
  }

  @Override
  public LinearOperator accurate() {
    LinearOperator accurate = gram.accurate();
    return accurate == gram ? this : new Ridge(accurate, lambda);
  }
}
