package org.sparkntk.kernels.features;

import java.io.Serializable;

/**
 * What makes a map: its parameters and the seed, a few bytes that travel and are saved in place of
 * the random weights.
 */
@FunctionalInterface
public interface FeatureMapFactory extends Serializable {
  /**
   * Draws the random weights.
   *
   * @throws IllegalArgumentException with the parameter, what is expected and what was found
   */
  FeatureMap map();
}
