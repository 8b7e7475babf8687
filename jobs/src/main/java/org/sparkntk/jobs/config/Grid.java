package org.sparkntk.jobs.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a comparison runs: every choice of every axis with every other, but for what its rules leave
 * out.
 *
 * @param whole the configuration of the comparison itself
 * @param axes their names, in order
 * @param cells at least one; the first axis varies slowest
 */
public record Grid(LoadedConfig whole, List<String> axes, List<Cell> cells) {
  /** Copies the lists. */
  public Grid {
    axes = List.copyOf(axes);
    cells = List.copyOf(cells);
  }

  /**
   * One run.
   *
   * @param name the choices joined by slashes
   * @param choices axis → choice, in the order of the axes
   * @param config what is run
   * @param sharesGram whether {@code gram.store} is one that other cells have too
   */
  public record Cell(
      String name, Map<String, String> choices, LoadedConfig config, boolean sharesGram) {
    /** Copies the map, order kept. */
    public Cell {
      choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }
  }
}
