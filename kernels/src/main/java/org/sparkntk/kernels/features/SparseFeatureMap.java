package org.sparkntk.kernels.features;

import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.sketch.SparseRows;

/** Features that take less work where examples have zeros. */
public interface SparseFeatureMap extends FeatureMap {
  /**
   * The features of a block of examples without their zeros, to the bits of {@link
   * FeatureMap#features} of the same examples with them.
   *
   * @param examples of {@link #width()}, preprocessed and finite; not retained
   * @return rows × {@link #dimension()}
   */
  Tile features(SparseRows examples);
}
