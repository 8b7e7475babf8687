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
 * The NNGP or NTK kernel of an infinitely wide {@link Network} with input covariance ⟨x, x'⟩/d.
 *
 * <p>The cosines of a whole tile come from one matrix product of unit vectors; then the layers run
 * over the tile a chunk at a time.
 *
 * @param network the layers
 * @param target which of its kernels
 * @param precision the format of the tiles and of the arithmetic on them; norms, self-covariances
 *     and the diagonal are always float64
 */
public record NetworkKernel(Network network, Target target, Precision precision) implements Kernel {

  @Override
  public Panel prepare(Matrix examples) {
    return NetworkPanel.of(examples, network.layers(), target, precision);
  }

  @Override
  public void fill(Panel rows, Panel cols, Tile out) {
    NetworkPanel left = checked(rows);
    NetworkPanel right = checked(cols);
    requireTile(out, left.rows(), right.rows());
    filler(left, right, out).fill();
  }

  @Override
  public void fillDiagonal(Panel panel, Tile out) {
    NetworkPanel both = checked(panel);
    requireTile(out, both.rows(), both.rows());
    filler(both, both, out).fillUpper();
    out.mirrorUpper();
    for (int i = 0; i < both.rows(); i++) {
      out.set(i, i, both.diagonal()[i]);
    }
  }

  private TileFiller filler(NetworkPanel rows, NetworkPanel cols, Tile out) {
    if (rows.units().cols() != cols.units().cols()) {
      throw new IllegalArgumentException(
          "panels of "
              + rows.units().cols()
              + " and "
              + cols.units().cols()
              + " features cannot be paired");
    }
    if (out instanceof Float64Tile tile) {
      return new TileFiller64(network.layers(), target, rows, cols, tile);
    }
    return new TileFiller32(network.layers(), target, rows, cols, (Float32Tile) out);
  }

  private void requireTile(Tile out, int rows, int cols) {
    if (out.rows() != rows || out.cols() != cols || out.precision() != precision) {
      throw new IllegalArgumentException(
          "expected a "
              + rows
              + " × "
              + cols
              + " tile of "
              + precision
              + ", found "
              + out.rows()
              + " × "
              + out.cols()
              + " of "
              + out.precision());
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
