package org.sparkntk.jobs.gram;

import java.io.Serializable;
import java.util.List;
import org.sparkntk.kernels.linalg.Precision;

/**
 * What tiles depend on, and nothing else: a tile with the same identity has the same entries,
 * whichever data set it was computed in.
 *
 * @param kernel SHA-256 of the kernel's configuration
 * @param preprocessing SHA-256 of what is done to the features
 * @param blocks SHA-256 of the raw rows of every block
 * @param precision the format of the entries
 */
record TileIdentity(String kernel, String preprocessing, List<String> blocks, Precision precision)
    implements Serializable {
  /** Changes whenever a release computes other bits for the same examples. */
  private static final int ARITHMETIC = 1;

  TileIdentity {
    blocks = List.copyOf(blocks);
  }

  /** The content of tile (row, col). */
  String of(int row, int col) {
    return String.join(
        " ",
        String.valueOf(ARITHMETIC),
        kernel,
        preprocessing,
        precision.name(),
        row == col ? "diagonal" : "above",
        blocks.get(row),
        blocks.get(col));
  }
}
