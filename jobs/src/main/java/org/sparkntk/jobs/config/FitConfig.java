package org.sparkntk.jobs.config;

import java.util.Set;

/**
 * The {@code fit} section.
 *
 * @param keep what a run leaves beside its manifest, metrics and log
 */
public record FitConfig(Set<Keep> keep) {
  /** Copies the set. */
  public FitConfig {
    keep = Set.copyOf(keep);
  }

  /** What a run can do without. */
  public enum Keep {
    /** The saved model. */
    MODEL,
    /** The scores of every test example. */
    PREDICTIONS,
    /** The page. */
    REPORT
  }

  static FitConfig read(Section fit) {
    return new FitConfig(Set.copyOf(fit.someOf("keep", Keep.values())));
  }
}
