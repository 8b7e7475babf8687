package org.sparkntk.jobs.config;

import java.util.List;

/**
 * The {@code sketch-error} section.
 *
 * @param maps which features to compare
 * @param dimensions how many of each, ascending
 * @param seeds that the errors are means over, at least 2
 * @param examples that the kernel is compared on, at least 2
 * @param exact whether the kernel itself is fitted as well
 */
public record SketchErrorConfig(
    List<SketchVariant> maps, List<Integer> dimensions, int seeds, int examples, Exact exact) {
  /** Whether there is a fit with the kernel itself. */
  public enum Exact {
    /** Where its Gram matrix has room in memory. */
    AUTO,
    /** Never. */
    NONE
  }

  /** Copies the lists. */
  public SketchErrorConfig {
    maps = List.copyOf(maps);
    dimensions = List.copyOf(dimensions);
  }
}
