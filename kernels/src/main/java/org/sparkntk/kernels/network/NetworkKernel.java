package org.sparkntk.kernels.network;

import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

/**
 * The NNGP or NTK kernel of an infinitely wide {@link Network}.
 *
 * <p>The cosines of a tile come from one matrix product of unit vectors, those of a tile on the
 * diagonal band by band; then the layers run over each row a chunk at a time.
 *
 * @param network the layers
 * @param inputs the covariance of the inputs
 * @param target which of its kernels
 * @param precision the format of the tiles and of the arithmetic on them; norms, self-covariances
 *     and the diagonal are always float64
 */
public record NetworkKernel(
    Network network, InputCovariance inputs, Target target, Precision precision) implements Kernel {
  /** With the input covariance ⟨x, x'⟩/d. */
  public NetworkKernel(Network network, Target target, Precision precision) {
    this(network, InputCovariance.MEAN, target, precision);
  }

  @Override
  public Panel prepare(Matrix examples) {
    return NetworkPanel.of(examples, this);
  }

  @Override
  public void fill(Panel rows, Panel cols, Tile out) {
    NetworkPanel left = checked(rows);
    NetworkPanel right = checked(cols);
    requireTile(out, left.rows(), right.rows());
    if (left.units().cols() != right.units().cols()) {
      throw new IllegalArgumentException(
          "panels of %d and %d features cannot be paired"
              .formatted(left.units().cols(), right.units().cols()));
    }
    if (out instanceof Float64Tile tile) {
      new TileFiller64(target, left, right, tile).fill();
    } else {
      new TileFiller32(target, left, right, (Float32Tile) out).fill();
    }
  }

  @Override
  public void fillDiagonal(Panel panel, Tile out) {
    NetworkPanel both = checked(panel);
    requireTile(out, both.rows(), both.rows());
    if (out instanceof Float64Tile tile) {
      new TileFiller64(target, both, both, tile).fillSymmetric();
    } else {
      new TileFiller32(target, both, both, (Float32Tile) out).fillSymmetric();
    }
    for (int i = 0; i < both.rows(); i++) {
      out.set(i, i, both.diagonal()[i]);
    }
  }

  private void requireTile(Tile out, int rows, int cols) {
    if (out.rows() != rows || out.cols() != cols || out.precision() != precision) {
      throw new IllegalArgumentException(
          "expected a %d × %d tile of %s, found %d × %d of %s"
              .formatted(rows, cols, precision, out.rows(), out.cols(), out.precision()));
    }
  }

  private static NetworkPanel checked(Panel panel) {
    if (panel instanceof NetworkPanel networkPanel) {
      return networkPanel;
    }
    throw new IllegalArgumentException(
        "expected a panel prepared by a network kernel, found " + panel.getClass().getName());
  }
}
