package org.sparkntk.jobs.sketch;

import org.sparkntk.jobs.config.SketchConfig;
import org.sparkntk.jobs.model.Basis;
import org.sparkntk.jobs.model.FeatureBasis;
import org.sparkntk.kernels.features.FeatureMap;
import org.sparkntk.kernels.features.FeatureMapFactory;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * Random features. As a model they are their seed and the weights.
 *
 * @param section the {@code sketch} section as JSON
 */
record RandomBases(FeatureMapFactory factory, SketchConfig sketch, String section)
    implements FeatureBases {
  @Override
  public int[] landmarks() {
    return new int[0];
  }

  @Override
  public Basis basis(FeatureMap map) {
    return new FeatureBasis(sketch, section, map.dimension());
  }

  @Override
  public Matrix coefficients(FeatureMap map, Matrix weights) {
    return weights;
  }
}
