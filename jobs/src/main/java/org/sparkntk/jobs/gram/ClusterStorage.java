package org.sparkntk.jobs.gram;

import org.apache.spark.api.java.JavaSparkContext;

/**
 * What the executors can store.
 *
 * @param memory bytes for storage in the memory of all executors together
 * @param disk free bytes on the disks under Spark's local directories
 * @param executors the number of executors; the driver counts in local mode only
 */
public record ClusterStorage(long memory, long disk, int executors) {
  /** Asks Spark and, with a small job, the executors. */
  public static ClusterStorage of(JavaSparkContext spark) {
    ClusterMemory memory = ClusterMemory.of(spark);
    long disk = LocalDisks.free(spark, memory.executors());
    return new ClusterStorage(memory.bytes(), disk, memory.executors());
  }
}
