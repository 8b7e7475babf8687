package org.sparkntk.jobs.report;

import java.util.List;

/**
 * Horizontal bars.
 *
 * @param caption one sentence
 * @param facet what tells them from the other bars of this caption; empty if there are none
 * @param bars from above
 */
public record Bars(String caption, String facet, List<Bar> bars) {
  /** Copies the list. */
  public Bars {
    bars = List.copyOf(bars);
  }

  /** A bar, finite; of either sign. */
  public record Bar(String name, double value) {}
}
