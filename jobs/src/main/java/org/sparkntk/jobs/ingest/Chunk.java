package org.sparkntk.jobs.ingest;

import java.io.Serializable;
import java.util.List;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.jobs.data.RawRows;

/**
 * Consecutive examples of one file, the unit in which tasks read.
 *
 * @param file the file's index in its {@link FileSet}
 * @param first the 0-based position in the file of the first example
 * @param rows the features
 * @param labels one label text per row, or empty if the files have no labels
 */
record Chunk(int file, long first, RawRows rows, List<String> labels) implements Serializable {
  private static final int MOST_ROWS = 4096;
  private static final int MOST_VALUES = 1 << 22;

  /** The number of rows of a full chunk: bounded in rows and in memory. */
  static int capacity(int width) {
    return Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / Math.max(1, width)));
  }

  /** Collects the rows of a chunk with their zeros. */
  static GrowingRows dense(int width) {
    return GrowingRows.dense(width, capacity(width));
  }

  /** Collects the rows of a chunk without their zeros. */
  static GrowingRows sparse(int width) {
    return GrowingRows.sparse(width, MOST_ROWS);
  }
}
