package org.sparkntk.kernels.features;

import java.io.Serializable;
import java.util.List;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.InputCovariance;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;

/** Finds which of some centres is the nearest one in Euclidean distance. */
public final class NearestCentre implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Kernel products;
  private final Panel centres;

  /**
   * Of some centres.
   *
   * @param centres centres × width, finite
   * @param precision that distances are computed in
   */
  public NearestCentre(Matrix centres, Precision precision) {
    // A network that is one linear map: its kernel is the inner product.
    this.products =
        new NetworkKernel(
            Network.of(List.of(Dense.of(1))), InputCovariance.SUM, Target.NNGP, precision);
    this.centres = products.prepare(centres);
  }

  /**
   * The nearest centre of every row, the first of those that are as near.
   *
   * @param rows rows × width, finite
   */
  public int[] of(Matrix rows) {
    Tile inner = Tile.zeros(products.precision(), rows.rows(), centres.rows());
    products.fill(products.prepare(rows), centres, inner);
    double[] row = new double[centres.rows()];
    int[] nearest = new int[rows.rows()];
    for (int i = 0; i < nearest.length; i++) {
      inner.copyRows(i, 1, row);
      nearest[i] = nearest(row);
    }
    return nearest;
  }

  /** |x − c|² less |x|² is |c|² − 2⟨x, c⟩. */
  private int nearest(double[] inner) {
    double[] squares = centres.diagonal();
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < inner.length; c++) {
      double distance = squares[c] - 2 * inner[c];
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    return best;
  }
}
