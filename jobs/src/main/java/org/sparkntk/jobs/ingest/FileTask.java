package org.sparkntk.jobs.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of the examples of one file.
 *
 * @param file the file's index in its {@link FileSet}
 * @param path the file
 * @param first the 0-based position of the first example
 * @param count the number of examples; {@link Long#MAX_VALUE} for as many as there are
 */
record FileTask(int file, String path, long first, long count) implements Serializable {
  /** The whole of a file whose number of examples is not known. */
  static FileTask whole(int file, String path) {
    return new FileTask(file, path, 0, Long.MAX_VALUE);
  }

  /** All examples of a file, cut into ranges of {@code size}. */
  static List<FileTask> ranges(int file, String path, long examples, long size) {
    List<FileTask> ranges = new ArrayList<>();
    for (long first = 0; first < examples; first += size) {
      ranges.add(new FileTask(file, path, first, Math.min(size, examples - first)));
    }
    return ranges;
  }
}
