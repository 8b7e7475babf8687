package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.compare.Baseline.Regression;
import org.sparkntk.jobs.report.Table;

/** What a reader of a comparison must know first: what got worse, and what failed. */
record TroubleTables(Roles roles, Comparison comparison, List<Regression> regressions) {
  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    if (!regressions.isEmpty()) {
      tables.add(
          new Table(
              "Worse than the baseline",
              "",
              true,
              List.of("cell", "metric", "before", "now", "allowed"),
              regressions.stream()
                  .map(r -> Table.row(r.cell(), r.what(), r.before(), r.now(), r.allowed()))
                  .toList()));
    }
    if (comparison.isIncomplete()) {
      tables.add(
          new Table(
              "Failed",
              "The next comparison tries them again.",
              true,
              List.of("cell", "message", "command"),
              Stream.concat(comparison.failed().stream().map(TroubleTables::row), undecided())
                  .toList()));
    }
    return tables;
  }

  private static List<@Nullable Object> row(CellResult failed) {
    return Table.row(failed.cell(), failed.message(), failed.command());
  }

  private Stream<List<@Nullable Object>> undecided() {
    String message =
        "not run: no choice of %s has %s in all of its cells"
            .formatted(roles.tuned(), roles.metric());
    return comparison.undecided().stream().map(name -> Table.row(name, message, ""));
  }
}
