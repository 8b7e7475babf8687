package org.sparkntk.jobs.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * The rows of all files of a set numbered through, on the driver.
 *
 * @param set the files
 * @param starts the global 0-based row at which each file starts
 * @param rows the number of rows of all files
 * @param labels one label per global row, or empty
 */
record RowTable(FileSet set, List<Integer> starts, int rows, List<String> labels) {
  /** What the driver learns of a chunk. */
  record Summary(int file, long first, int rows, List<String> labels) implements Serializable {
    static Summary of(Chunk chunk) {
      return new Summary(chunk.file(), chunk.first(), chunk.rows().rows(), chunk.labels());
    }
  }

  /** Puts the chunks of a set in order. */
  static RowTable of(FileSet set, List<Summary> summaries) {
    List<Summary> ordered = new ArrayList<>(summaries);
    ordered.sort(Comparator.comparingInt(Summary::file).thenComparingLong(Summary::first));
    int[] counts = new int[set.files().size()];
    List<String> labels = new ArrayList<>();
    Map<String, String> shared = new HashMap<>();
    long rows = 0;
    for (Summary chunk : ordered) {
      if (chunk.first() != counts[chunk.file()]) {
        throw new IllegalStateException("rows missing before " + chunk.first());
      }
      counts[chunk.file()] += chunk.rows();
      rows += chunk.rows();
      chunk
          .labels()
          .forEach(label -> labels.add(shared.computeIfAbsent(label, UnaryOperator.identity())));
    }
    if (rows == 0 || rows > Integer.MAX_VALUE) {
      throw new InvalidInputException(
          set.key() + ": expected from 1 to 2147483647 examples, found " + rows);
    }
    return new RowTable(set, starts(counts), (int) rows, labels);
  }

  private static List<Integer> starts(int[] counts) {
    List<Integer> starts = new ArrayList<>();
    int start = 0;
    for (int count : counts) {
      starts.add(start);
      start += count;
    }
    return starts;
  }

  /** A complaint about a global row: names its file and its 1-based number there. */
  InvalidInputException complaint(int row, String expected, String found) {
    int file = starts.size() - 1;
    while (starts.get(file) > row) {
      file--;
    }
    return InvalidInputException.at(
        set.files().get(file).path(), "example " + (row - starts.get(file) + 1), expected, found);
  }

  /** The labels of the given rows, or an empty list if there are none. */
  List<String> labels(int[] selected) {
    List<String> chosen = new ArrayList<>();
    if (!labels.isEmpty()) {
      for (int row : selected) {
        chosen.add(labels.get(row));
      }
    }
    return chosen;
  }
}
