package org.sparkntk.jobs.compare;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparkntk.jobs.compare.CellResult.Status;

/** Results of runs that never took place. */
final class Cells {
  static final Instant DAY = Instant.parse("2026-03-01T10:00:00Z");
  static final Roles ROLES = new Roles("test.accuracy", true, "kernel", "set", "split", "", "");

  private Cells() {}

  /** A comparison without a tuned axis. */
  static Comparison judged(CellResult... cells) {
    return new Comparison(List.of(), List.of(), List.of(), List.of(cells));
  }

  static CellResult done(String set, String kernel, int split, double accuracy) {
    return done(set, kernel, split, Map.of("test.accuracy", accuracy));
  }

  static CellResult done(String set, String kernel, int split, Map<String, Double> metrics) {
    return cell(set, kernel, split, Status.DONE, "", DAY, metrics);
  }

  static CellResult failed(String set, String kernel, int split, String message) {
    return cell(set, kernel, split, Status.FAILED, message, DAY, Map.of());
  }

  static CellResult cell(
      String set,
      String kernel,
      int split,
      Status status,
      String message,
      Instant ended,
      Map<String, Double> metrics) {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("set", set);
    choices.put("kernel", kernel);
    choices.put("split", String.valueOf(split));
    String name = String.join("/", choices.values());
    return new CellResult(
        name,
        choices,
        status,
        message,
        ended,
        "ab".repeat(32),
        "cd".repeat(32),
        "0123abc",
        "scripts/ntk fit runs/c/cells/" + name + "-abababababab.conf --out runs/" + name,
        metrics);
  }
}
