package org.sparkntk.jobs.predict;

import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.sketch.FeatureScores;
import org.sparkntk.jobs.sketch.FeatureSource;
import org.sparkntk.jobs.sketch.SharedMap;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * Scores φ(z)ᵀ w.
 *
 * @param map φ, of preprocessed rows
 * @param weights w
 */
record FeatureScorer(Preprocessing preprocessing, SharedMap map, Broadcast<Matrix> weights)
    implements Scorer {
  @Override
  public CrossGram.Block score(int index, RawRows rows) {
    return FeatureScores.block(
        index, FeatureSource.features(map.get(), preprocessing, rows), weights.value());
  }

  @Override
  public void close() {
    weights.destroy();
    map.destroy();
  }
}
