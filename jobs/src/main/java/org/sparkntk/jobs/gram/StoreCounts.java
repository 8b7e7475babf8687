package org.sparkntk.jobs.gram;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;

/**
 * What executors did with the tiles of a store, work that was lost and repeated included.
 *
 * @param read tiles that were there
 * @param computed tiles that were not
 * @param damaged files that were there but not whole, by name
 */
record StoreCounts(
    LongAccumulator read, LongAccumulator computed, CollectionAccumulator<String> damaged)
    implements Serializable {
  static StoreCounts on(SparkContext spark) {
    return new StoreCounts(
        spark.longAccumulator(), spark.longAccumulator(), spark.collectionAccumulator());
  }

  /** Names of the damaged files. */
  List<String> damagedFiles() {
    return damaged.value().stream().sorted().distinct().toList();
  }

  /** The counts on one line. */
  String describe() {
    List<String> files = damagedFiles();
    String line = "%,d tiles read, %,d computed".formatted(read.value(), computed.value());
    return files.isEmpty()
        ? line
        : line + ", %d of them in place of damaged files: %s".formatted(files.size(), files);
  }

  /** The counts by name. */
  SortedMap<String, Double> metrics() {
    SortedMap<String, Double> out = new TreeMap<>();
    out.put("gram.tiles-read", (double) read.value());
    out.put("gram.tiles-computed", (double) computed.value());
    out.put("gram.tiles-damaged", (double) damagedFiles().size());
    return out;
  }
}
