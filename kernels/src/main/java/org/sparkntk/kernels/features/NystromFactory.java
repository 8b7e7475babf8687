package org.sparkntk.kernels.features;

import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * Nyström features by their landmarks.
 *
 * @param kernel that rows of features are computed by
 * @param exact the same kernel in float64
 * @param landmarks rows × features, preprocessed
 */
public record NystromFactory(Kernel kernel, Kernel exact, Matrix landmarks)
    implements FeatureMapFactory {
  @Override
  public NystromFeatures map() {
    return new NystromFeatures(kernel, exact, landmarks);
  }
}
