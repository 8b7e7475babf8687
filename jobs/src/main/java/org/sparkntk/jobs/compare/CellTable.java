package org.sparkntk.jobs.compare;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.report.Table;

/** Every cell of a comparison, with what runs it again. */
record CellTable(Roles roles, List<String> axes, List<CellResult> cells) {
  Table table() {
    List<String> columns = new ArrayList<>(axes);
    columns.addAll(List.of(roles.metric(), "seconds", "run", "command"));
    return new Table(
        "All cells",
        "Every command runs its cell again, in a directory of its own.",
        false,
        columns,
        cells.stream().map(this::row).toList());
  }

  private List<@Nullable Object> row(CellResult cell) {
    List<Object> row = new ArrayList<>();
    axes.forEach(axis -> row.add(cell.choice(axis)));
    row.add(cell.metric(roles.metric()).orElse(Double.NaN));
    row.add(cell.metric(Stages.TOTAL).orElse(Double.NaN));
    row.add(cell.ended().truncatedTo(ChronoUnit.SECONDS).toString());
    row.add(cell.command());
    return Table.row(row.toArray());
  }
}
