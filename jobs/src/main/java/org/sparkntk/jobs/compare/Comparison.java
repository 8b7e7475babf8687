package org.sparkntk.jobs.compare;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sparkntk.jobs.compare.Baseline.Regression;

/**
 * All cells of a comparison.
 *
 * @param tuning those that the choices on the tuned axis were made by; they are not judged
 * @param winners the choices made
 * @param undecided where no choice could be made, by the other choices
 * @param judged those that are compared with each other
 */
public record Comparison(
    List<CellResult> tuning,
    List<Winner> winners,
    List<String> undecided,
    List<CellResult> judged) {
  /** Copies the lists. */
  public Comparison {
    tuning = List.copyOf(tuning);
    winners = List.copyOf(winners);
    undecided = List.copyOf(undecided);
    judged = List.copyOf(judged);
  }

  /** Every cell. */
  public List<CellResult> all() {
    return Stream.concat(tuning.stream(), judged.stream()).toList();
  }

  /** Whether it is not all there: a cell failed, or cells were never run for lack of a choice. */
  public boolean isIncomplete() {
    return !failed().isEmpty() || !undecided.isEmpty();
  }

  /** Whether something that was done is worse; that a cell failed is another matter. */
  public boolean isWorse(List<Regression> regressions) {
    Set<String> failed = failed().stream().map(CellResult::cell).collect(Collectors.toSet());
    return regressions.stream().anyMatch(worse -> !failed.contains(worse.cell()));
  }

  /** Those that came to nothing. */
  public List<CellResult> failed() {
    return all().stream().filter(cell -> cell.status() == CellResult.Status.FAILED).toList();
  }
}
