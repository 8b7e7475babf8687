package org.sparkntk.jobs.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparkntk.jobs.compare.Reference;
import org.sparkntk.jobs.compare.Roles;

/**
 * The {@code compare} section, without its grid.
 *
 * @param concurrency how many cells run at a time, at least 1
 * @param retries how often a cell that failed is tried again, at least 0
 * @param roles what the axes mean
 * @param carry key of the configuration → metric of the best cell of the tuned axis, whose value
 *     the key has in the cells that follow
 * @param references results of others, to be shown beside those of the comparison
 * @param baseline a table of results to be no worse than; empty: none
 * @param accuracyDrop how much worse the deciding metric of a cell may be, absolute
 * @param drift how much the Gram matrix of a cell may differ, relative
 * @param slowdown how many times as long a stage of all cells together may take, in units of what
 *     the machine's matrix products took at the time; at least 1
 */
public record CompareConfig(
    int concurrency,
    int retries,
    Roles roles,
    Map<String, String> carry,
    List<Reference> references,
    String baseline,
    double accuracyDrop,
    double drift,
    double slowdown) {
  /** Copies the collections. */
  public CompareConfig {
    carry = Collections.unmodifiableMap(new TreeMap<>(carry));
    references = List.copyOf(references);
  }
}
