package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.util.OptionalInt;

/** Reads one file format. */
interface ExampleReader {
  /**
   * Looks at headers, at most, and plans the reading.
   *
   * @param width the width of the training examples, if known; only a format whose files do not
   *     tell their width heeds it
   */
  Loading open(FileSet set, OptionalInt width) throws IOException;
}
