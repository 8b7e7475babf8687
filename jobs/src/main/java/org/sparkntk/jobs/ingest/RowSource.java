package org.sparkntk.jobs.ingest;

import java.io.Closeable;
import java.io.IOException;
import org.sparkntk.jobs.data.GrowingRows;

/** The examples of one text file, one after the other. */
interface RowSource extends Closeable {
  /**
   * Reads the next example.
   *
   * @param rows the features are appended to these, all finite
   * @return false at the end of the file, where nothing is appended
   */
  boolean next(GrowingRows rows) throws IOException;

  /** The label of the example last read; empty if the file has none. */
  String label();
}
