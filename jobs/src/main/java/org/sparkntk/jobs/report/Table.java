package org.sparkntk.jobs.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a report, which readers can sort and filter.
 *
 * @param title of its section
 * @param note what its columns mean, a sentence or two; may be empty
 * @param leading whether it stands before the charts
 * @param columns their names
 * @param rows texts and numbers; null where there is nothing to say
 */
public record Table(
    String title,
    String note,
    boolean leading,
    List<String> columns,
    List<List<@Nullable Object>> rows) {
  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A row; numbers that are not defined become nothing. */
  public static List<@Nullable Object> row(Object... cells) {
    List<@Nullable Object> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell instanceof Double number && !Double.isFinite(number) ? null : cell);
    }
    return Collections.unmodifiableList(row);
  }
}
