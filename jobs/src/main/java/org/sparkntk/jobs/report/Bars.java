package org.sparkntk.jobs.report;

import java.util.List;

/**
 * Horizontal bars.
 *
 * @param caption one sentence
 * @param bars from above
 */
public record Bars(String caption, List<Bar> bars) {
  /** Copies the list. */
  public Bars {
    bars = List.copyOf(bars);
  }

  /** A bar, finite; of either sign. */
  public record Bar(String name, double value) {}
}
