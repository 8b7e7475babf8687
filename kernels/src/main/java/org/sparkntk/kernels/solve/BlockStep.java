package org.sparkntk.kernels.solve;

import org.sparkntk.kernels.linalg.Matrix;

/**
 * The coefficients of one iteration of the block conjugate gradient method, of width q.
 *
 * @param curvature H = SᵀAS, q × q
 * @param factor C, q × the width before: the normalisation that the iteration began with
 */
public record BlockStep(Matrix curvature, Matrix factor) {
  /** Validates the shapes. */
  public BlockStep {
    if (curvature.rows() != curvature.cols() || factor.rows() != curvature.rows()) {
      throw new IllegalArgumentException(
          "a step of width "
              + curvature.rows()
              + " × "
              + curvature.cols()
              + " has a factor of "
              + factor.rows()
              + " rows");
    }
  }

  /** The width q. */
  public int width() {
    return curvature.rows();
  }
}
