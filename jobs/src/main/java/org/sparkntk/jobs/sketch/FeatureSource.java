package org.sparkntk.jobs.sketch;

import java.io.Serializable;
import java.util.Optional;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.features.FeatureMap;
import org.sparkntk.kernels.features.SparseFeatureMap;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.sketch.SparseRows;

/**
 * The features of one set of examples, block by block, wherever a task needs them.
 *
 * @param blocks the raw examples
 * @param preprocessing applied to every block
 * @param map makes the features
 */
public record FeatureSource(RowBlocks blocks, Preprocessing preprocessing, SharedMap map)
    implements Serializable {
  /** The features of the rows of one block, rows × dimension. */
  public Tile features(int block) {
    return features(map.get(), preprocessing, blocks.block(block));
  }

  /**
   * The features of some rows.
   *
   * @param rows numbers of rows, ascending
   */
  public Tile features(int[] rows) {
    return features(map.get(), preprocessing, blocks.select(rows));
  }

  /** The features of some rows, whose zeros are left out as far as it goes. */
  public static Tile features(FeatureMap map, Preprocessing preprocessing, RawRows rows) {
    if (map instanceof SparseFeatureMap sparse) {
      Optional<SparseRows> pairs = preprocessing.applySparsely(rows);
      if (pairs.isPresent()) {
        return sparse.features(pairs.get());
      }
    }
    return map.features(preprocessing.applyInWorkspace(rows));
  }

  /** What to do about features that are not finite. */
  static InvalidInputException overflow() {
    return new InvalidInputException(
        "the features overflow; scale the inputs (data.unit-norm) or use kernel.precision ="
            + " float64");
  }
}
