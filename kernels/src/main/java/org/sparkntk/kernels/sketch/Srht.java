package org.sparkntk.kernels.sketch;

import org.sparkntk.kernels.random.RandomStream;

/**
 * The subsampled randomised Hadamard transform S = m^(−½) P H D (Ailon, Chazelle 2006; Tropp
 * 1011.1595), with rows P without replacement. With d the padded width and m ≤ d
 *
 * <pre>
 *   Var⟨Sx, Sy⟩ = (⟨x, y⟩² + |x|²|y|² − 2 Σ xᵢ²yᵢ²) / m · (d − m)/(d − 1)
 * </pre>
 *
 * so that S is orthogonal for m = d, and a rotation repeated if m is a multiple of d.
 */
final class Srht implements LinearSketch {
  private final HadamardRows rows;
  private final float magnitude;

  Srht(int width, int dimension, RandomStream stream) {
    this.rows = new HadamardRows(width, dimension, stream);
    this.magnitude = (float) (1 / Math.sqrt(dimension));
  }

  @Override
  public int width() {
    return rows.width();
  }

  @Override
  public int dimension() {
    return rows.count();
  }

  @Override
  public int scratchLength() {
    return rows.length();
  }

  @Override
  public void apply(SparseRow x, float[] out, int at, float[] scratch) {
    rows.transform(x, scratch);
    pick(scratch, out, at);
  }

  /**
   * The same for a dense vector.
   *
   * @param x of {@link #scratchLength()}, of which the first {@link #width()} entries count; used
   *     as scratch
   */
  void apply(float[] x, float[] out, int at) {
    rows.transform(x, x);
    pick(x, out, at);
  }

  private void pick(float[] transformed, float[] out, int at) {
    for (int k = 0; k < rows.count(); k++) {
      out[at + k] = magnitude * transformed[rows.row(k)];
    }
  }
}
