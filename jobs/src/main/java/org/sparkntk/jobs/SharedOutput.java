package org.sparkntk.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Checks before any work that what executors write is where the driver will look for it: a {@code
 * file:} path on a cluster of several machines is a different disk on each.
 */
final class SharedOutput {
  private SharedOutput() {}

  /**
   * Lets every task slot write a file and looks for all of them.
   *
   * @param directory an empty directory of the run that does not exist yet; removed again
   * @throws InvalidInputException if a file is missing
   */
  static void check(JavaSparkContext spark, Path directory) {
    try {
      probe(spark, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": " + e.getMessage(), e);
    }
  }

  private static void probe(JavaSparkContext spark, Path directory) throws IOException {
    FileSystem fs = directory.getFileSystem(spark.hadoopConfiguration());
    SerializableConfiguration hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
    String target = directory.toString();
    int slots = spark.defaultParallelism();
    List<Integer> probes = IntStream.range(0, slots).boxed().toList();
    spark.parallelize(probes, slots).foreach(probe -> write(hadoop, target, probe));
    int seen = fs.exists(directory) ? fs.listStatus(directory).length : 0;
    fs.delete(directory, true);
    if (seen < slots) {
      throw new InvalidInputException(
          "--out: expected a path that the driver and all executors share (hdfs:, s3a:, a network"
              + " folder), found "
              + directory.getParent()
              + ", where the driver sees "
              + seen
              + " of "
              + slots
              + " files that the executors wrote");
    }
  }

  private static void write(SerializableConfiguration hadoop, String directory, int probe)
      throws IOException {
    Path file = new Path(directory, "probe-" + probe);
    file.getFileSystem(hadoop.value()).create(file, true).close();
  }
}
