package org.sparkntk.jobs.files;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;

/**
 * What executors did with the arrays of a directory, work that was lost and repeated included.
 *
 * @param name of the arrays
 * @param read arrays that were there
 * @param computed arrays that were not
 * @param damaged files that were there but not whole, by name
 */
public record KeptCounts(
    String name,
    LongAccumulator read,
    LongAccumulator computed,
    CollectionAccumulator<String> damaged)
    implements Serializable {
  /**
   * Nothing yet.
   *
   * @param name of the arrays, in the plural
   */
  public static KeptCounts on(SparkContext spark, String name) {
    return new KeptCounts(
        name, spark.longAccumulator(), spark.longAccumulator(), spark.collectionAccumulator());
  }

  /** Whether nothing was there, so that there is nothing to tell. */
  public boolean isFresh() {
    return read.value() == 0 && damaged.value().isEmpty();
  }

  /** Names of the damaged files. */
  public List<String> damagedFiles() {
    return damaged.value().stream().sorted().distinct().toList();
  }

  /** The counts on one line. */
  public String describe() {
    List<String> files = damagedFiles();
    String line = "%,d %s read, %,d computed".formatted(read.value(), name, computed.value());
    return files.isEmpty()
        ? line
        : line + ", %d of them in place of damaged files: %s".formatted(files.size(), files);
  }

  /**
   * The counts by name.
   *
   * @param stage before the name
   */
  public SortedMap<String, Double> metrics(String stage) {
    String prefix = stage + "." + name;
    SortedMap<String, Double> out = new TreeMap<>();
    out.put(prefix + "-read", (double) read.value());
    out.put(prefix + "-computed", (double) computed.value());
    out.put(prefix + "-damaged", (double) damagedFiles().size());
    return out;
  }
}
