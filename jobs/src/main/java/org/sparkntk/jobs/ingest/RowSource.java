package org.sparkntk.jobs.ingest;

import java.io.Closeable;
import java.io.IOException;

/** The examples of one text file, one after the other. */
interface RowSource extends Closeable {
  /**
   * Reads the next example.
   *
   * @param features receives the features, all finite; its length is their number
   * @return false at the end of the file
   */
  boolean next(double[] features) throws IOException;

  /** The label of the example last read; empty if the file has none. */
  String label();
}
