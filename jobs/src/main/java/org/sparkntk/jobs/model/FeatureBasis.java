package org.sparkntk.jobs.model;

import org.sparkntk.jobs.config.SketchConfig;

/**
 * Random features, which the seed brings back.
 *
 * @param sketch which features
 * @param section the same as JSON, as the configuration has it
 * @param size how many there are in the end
 */
public record FeatureBasis(SketchConfig sketch, String section, int size) implements Basis {
  @Override
  public String describe() {
    return "%,d features".formatted(size);
  }
}
