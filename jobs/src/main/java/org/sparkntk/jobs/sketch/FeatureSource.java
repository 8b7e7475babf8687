package org.sparkntk.jobs.sketch;

import java.io.Serializable;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.kernels.features.FeatureMap;
import org.sparkntk.kernels.linalg.Tile;

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
    FeatureMap features = map.get();
    return features.features(preprocessing.apply(blocks.block(block)));
  }
}
