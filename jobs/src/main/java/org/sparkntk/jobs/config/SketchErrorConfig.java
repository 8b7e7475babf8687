package org.sparkntk.jobs.config;

import java.util.List;

/**
 * The {@code sketch-error} section.
 *
 * @param maps which features to compare
 * @param dimensions how many of each, ascending
 * @param seeds that the errors are means over, at least 2
 * @param examples that the kernel is compared on, at least 2
 */
public record SketchErrorConfig(
    List<SketchConfig.MapType> maps, List<Integer> dimensions, int seeds, int examples) {
  /** Copies the lists. */
  public SketchErrorConfig {
    maps = List.copyOf(maps);
    dimensions = List.copyOf(dimensions);
  }
}
