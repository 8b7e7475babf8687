package org.sparkntk.jobs.ml;

import java.io.Serializable;
import java.util.List;
import org.sparkntk.jobs.data.RawRows;

/** What a stage adds to rows. */
@FunctionalInterface
interface RowValues extends Serializable {
  /**
   * The new values of each row.
   *
   * @param vectors one a row
   */
  List<Object[]> of(RawRows vectors);
}
