package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import org.sparkntk.jobs.compare.Baseline.Regression;
import org.sparkntk.jobs.report.Table;

/** What a reader of a comparison must know first: what got worse, and what failed. */
record TroubleTables(List<CellResult> failed, List<Regression> regressions) {
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
    if (!failed.isEmpty()) {
      tables.add(
          new Table(
              "Failed",
              "The next comparison tries them again.",
              true,
              List.of("cell", "message", "command"),
              failed.stream()
                  .map(cell -> Table.row(cell.cell(), cell.message(), cell.command()))
                  .toList()));
    }
    return tables;
  }
}
