package org.sparkntk.jobs.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.Utils;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Where examples go that are too large to broadcast. */
final class Panels {
  private Panels() {}

  /**
   * A new directory that all executors see and that goes with the application: in Spark's
   * checkpoint directory, else, on one machine, in its local directory.
   *
   * @throws InvalidInputException if there is none
   */
  static Path directory(JavaSparkContext spark) {
    String name = "ntk-" + UUID.randomUUID();
    if (spark.getCheckpointDir().isPresent()) {
      return made(spark, new Path(spark.getCheckpointDir().get(), name));
    }
    if (spark.isLocal()) {
      return made(spark, new Path("file:" + Utils.getLocalDir(spark.getConf()), name));
    }
    throw new InvalidInputException(
        "expected a checkpoint directory (SparkContext.setCheckpointDir) for examples larger than"
            + " gram.broadcast-limit-mib, found none");
  }

  private static Path made(JavaSparkContext spark, Path path) {
    try {
      FileSystem fs = path.getFileSystem(spark.hadoopConfiguration());
      fs.mkdirs(path);
      fs.deleteOnExit(path);
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e.getMessage(), e);
    }
  }
}
