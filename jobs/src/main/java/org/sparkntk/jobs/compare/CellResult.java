package org.sparkntk.jobs.compare;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one run of one cell of a comparison came to.
 *
 * @param cell the cell's name, the choices of all axes joined by slashes
 * @param choices axis → the cell's choice on it, in the order of the axes
 * @param status how it ended
 * @param message why it failed, one line; empty if it did not
 * @param ended when
 * @param configSha256 of its effective configuration
 * @param dataSha256 of the checksums of all files that it read; empty if it failed before
 * @param commit of the program
 * @param command what does this run again
 * @param metrics by dotted name, as in the run's {@code metrics.json}; finite
 */
public record CellResult(
    String cell,
    Map<String, String> choices,
    Status status,
    String message,
    Instant ended,
    String configSha256,
    String dataSha256,
    String commit,
    String command,
    Map<String, Double> metrics) {
  /** How a run ended. */
  public enum Status {
    /** It is complete. */
    DONE,
    /** It ended in an error. */
    FAILED
  }

  /** Copies the maps, orders kept. */
  public CellResult {
    choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** A metric, if the run has it. */
  public Optional<Double> metric(String name) {
    return Optional.ofNullable(metrics.get(name));
  }

  /** The choice on an axis; empty text if there is no such axis. */
  public String choice(String axis) {
    return choices.getOrDefault(axis, "");
  }
}
