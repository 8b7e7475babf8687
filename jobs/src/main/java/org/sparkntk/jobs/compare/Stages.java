package org.sparkntk.jobs.compare;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The times of a run. */
final class Stages {
  /** The whole run. */
  static final String TOTAL = "total.seconds";

  private static final String SECONDS = ".seconds";

  /** One name and no more; not the whole run, nor measurements of the machine. */
  private static final Pattern STAGE =
      Pattern.compile("(?!total|estimate|calibrate)[a-z0-9-]+\\.seconds");

  private Stages() {}

  /** Stage → seconds. */
  static SortedMap<String, Double> of(CellResult cell) {
    SortedMap<String, Double> stages = new TreeMap<>();
    cell.metrics()
        .forEach(
            (metric, value) -> {
              if (STAGE.matcher(metric).matches()) {
                stages.put(metric.substring(0, metric.length() - SECONDS.length()), value);
              }
            });
    return stages;
  }
}
