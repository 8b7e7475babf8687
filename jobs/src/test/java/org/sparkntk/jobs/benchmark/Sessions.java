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
  private Sessions() {}

  static JavaSparkContext local(String name) throws IOException {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of("conf", "spark", "local.conf"))) {
      settings.load(file);
    }
    SparkConf conf =
        new SparkConf().setMaster("local[*]").setAppName(name).set("spark.ui.enabled", "false");
    settings.stringPropertyNames().forEach(key -> conf.set(key, settings.getProperty(key)));
    return new JavaSparkContext(conf);
  }
}
