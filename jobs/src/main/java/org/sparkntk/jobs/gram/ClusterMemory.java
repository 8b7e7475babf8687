package org.sparkntk.jobs.gram;

import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What the executors can store.
 *
 * @param bytes for storage on all executors together
 * @param executors the number of executors; the driver counts in local mode only
 */
public record ClusterMemory(long bytes, int executors) {
  /** Asks Spark. */
  public static ClusterMemory of(JavaSparkContext spark) {
    SparkContext context = spark.sc();
    String driver = SparkEnv.get().blockManager().blockManagerId().hostPort();
    long bytes = 0;
    int executors = 0;
    for (var entry : CollectionConverters.asJava(context.getExecutorMemoryStatus()).entrySet()) {
      if (context.isLocal() || !entry.getKey().equals(driver)) {
        Tuple2<Object, Object> maxAndFree = entry.getValue();
        bytes += (Long) maxAndFree._1();
        executors++;
      }
    }
    return new ClusterMemory(bytes, executors);
  }
}
