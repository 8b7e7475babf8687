package org.sparkntk.kernels.precondition;

import org.sparkntk.kernels.linalg.Matrix;

/**
 * A positive semi-definite approximation K ≈ F Fᵀ of low rank, as {@link RandomlyPivotedCholesky}
 * and {@link Nystrom} make it; immutable.
 */
public final class LowRankFactor {
  private final RowStrips strips;
  private final double residualTrace;

  LowRankFactor(RowStrips strips, double residualTrace) {
    this.strips = strips;
    this.residualTrace = residualTrace;
  }

  /** n, the order of K. */
  public int size() {
    return strips.rows();
  }

  /** The number of columns of F. */
  public int rank() {
    return strips.cols();
  }

  /** tr(K − F Fᵀ), at least 0. */
  public double residualTrace() {
    return residualTrace;
  }

  /** τ = tr(K − F Fᵀ) / n, the mean of the diagonal that F does not explain. */
  public double tau() {
    return residualTrace / size();
  }

  /** The bytes of F. */
  public long bytes() {
    return strips.bytes();
  }

  /** The given rows of F, {@code indices.length × rank}, new. */
  public Matrix rowsAt(int[] indices) {
    return strips.rowsAt(indices);
  }

  RowStrips strips() {
    return strips;
  }
}
