package org.sparkntk.jobs.sketch;

import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.distributed.ScoreMaker;
import org.sparkntk.kernels.linalg.Accumulator;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.linalg.TileProduct;

/**
 * Scores φ(z)ᵀ W of new examples.
 *
 * @param source the features of the examples
 * @param weights W
 */
public record FeatureScores(FeatureSource source, Broadcast<Matrix> weights) implements ScoreMaker {
  @Override
  public CrossGram.Block make(int index) {
    return block(index, source.features(index), weights.value());
  }

  /** One block, of features that are there. */
  public static CrossGram.Block block(int index, Tile features, Matrix weights) {
    TileProduct product = TileProduct.of(Precision.FLOAT64);
    Accumulator out = product.accumulator(features.rows(), weights.cols());
    product.add(features, product.pack(weights), out);
    return new CrossGram.Block(index, out.matrix(), squaredNorms(features));
  }

  private static double[] squaredNorms(Tile features) {
    double[] row = new double[features.cols()];
    double[] out = new double[features.rows()];
    for (int i = 0; i < out.length; i++) {
      features.copyRows(i, 1, row);
      for (double value : row) {
        out[i] += value * value;
      }
    }
    return out;
  }
}
