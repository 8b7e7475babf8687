package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark with the settings of {@code conf/spark/local.conf}. */
final class Sessions {
  private static final int EXECUTOR_MIB = 4096;

  private Sessions() {}

  /** Driver and executor are this process. */
  static JavaSparkContext local(String name) throws IOException {
    return new JavaSparkContext(settings(name).setMaster("local[*]"));
  }

  /**
   * Executors of one core each in processes of their own, with this class path and the Spark home
   * of the environment. All are there when the first task starts.
   */
  static JavaSparkContext cluster(String name, int executors) throws IOException {
    return new JavaSparkContext(
        settings(name)
            .setMaster("local-cluster[%d,1,%d]".formatted(executors, EXECUTOR_MIB))
            .set("spark.executor.memory", EXECUTOR_MIB + "m")
            .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .set("spark.cores.max", Integer.toString(executors))
            .set("spark.scheduler.minRegisteredResourcesRatio", "1.0"));
  }

  private static SparkConf settings(String name) throws IOException {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of("conf", "spark", "local.conf"))) {
      settings.load(file);
    }
    SparkConf conf = new SparkConf().setAppName(name).set("spark.ui.enabled", "false");
    settings.stringPropertyNames().forEach(key -> conf.set(key, settings.getProperty(key)));
    return conf;
  }
}
