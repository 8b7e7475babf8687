package org.sparkntk.jobs.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a comparison runs: every choice of every axis with every other, but for what its rules leave
 * out, and but for what a tuned axis decides against.
 *
 * @param whole the configuration of the comparison itself
 * @param axes their names, in order
 * @param cells what is run at once, at least one; the first axis varies slowest
 * @param tuned what is run after that, by its outcome
 */
public record Grid(LoadedConfig whole, List<String> axes, List<Cell> cells, List<Tuned> tuned) {
  /** Copies the lists. */
  public Grid {
    axes = List.copyOf(axes);
    cells = List.copyOf(cells);
    tuned = List.copyOf(tuned);
  }

  /**
   * One run.
   *
   * @param name the choices joined by slashes
   * @param choices axis → choice, in the order of the axes
   * @param config what is run
   * @param sharedGram what the Gram matrix is called that other cells have too; no part of the
   *     configuration, as a cell does not become another one by the company that it is in
   */
  public record Cell(
      String name, Map<String, String> choices, LoadedConfig config, Optional<String> sharedGram) {
    /** Copies the map, order kept. */
    public Cell {
      choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }
  }

  /**
   * Cells that wait for the choice on the tuned axis.
   *
   * @param choices axis → choice that they have in common, in the order of the axes
   * @param candidates choice on the tuned axis → names of the cells that tell what it is worth
   * @param rest makes the cells of the choice that is taken
   */
  public record Tuned(
      Map<String, String> choices, Map<String, List<String>> candidates, Rest rest) {
    /** Copies the maps, orders kept. */
    public Tuned {
      choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
      candidates = Collections.unmodifiableMap(new LinkedHashMap<>(candidates));
    }
  }

  /** Makes the cells of one choice on the tuned axis. */
  @FunctionalInterface
  public interface Rest {
    /**
     * The cells.
     *
     * @param choice on the tuned axis
     * @param carried key of the configuration → the value that tuning has found for it
     */
    List<Cell> cells(String choice, Map<String, Double> carried);
  }
}
