package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.report.Table;

/**
 * Which choice on the tuned axis was taken, and what came with it.
 *
 * @param winners at least one
 */
record ChosenTable(Roles roles, List<Winner> winners) {
  Table table() {
    Winner first = winners.get(0);
    List<String> columns = new ArrayList<>(first.common().keySet());
    columns.addAll(List.of(roles.tuned(), roles.metric()));
    columns.addAll(first.carried().keySet());
    return new Table(
        "Chosen",
        "What was best in the cells that %s was tuned by, with its %s there; the others, which are judged, have this choice."
            .formatted(roles.tuned(), roles.metric()),
        false,
        columns,
        winners.stream().map(ChosenTable::row).toList());
  }

  private static List<@Nullable Object> row(Winner winner) {
    List<Object> row = new ArrayList<>(winner.common().values());
    row.addAll(List.of(winner.choice(), winner.score()));
    row.addAll(winner.carried().values());
    return Table.row(row.toArray());
  }
}
