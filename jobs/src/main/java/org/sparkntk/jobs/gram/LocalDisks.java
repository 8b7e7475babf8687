package org.sparkntk.jobs.gram;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;

/** The disks under Spark's local directories on all executors. */
final class LocalDisks {
  /** So many tasks an executor, so that no executor is missed. */
  private static final int PROBES = 4;

  private LocalDisks() {}

  /** Free bytes. Every file system counts once, however many executors and directories share it. */
  static long free(JavaSparkContext spark, int executors) {
    int tasks = Math.max(spark.defaultParallelism(), PROBES * executors);
    List<Integer> probes = IntStream.range(0, tasks).boxed().toList();
    Map<String, Long> free = new HashMap<>();
    spark.parallelize(probes, tasks).map(probe -> localDisks()).collect().forEach(free::putAll);
    return free.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> localDisks() throws IOException {
    HashMap<String, Long> free = new HashMap<>();
    SparkEnv environment = SparkEnv.get();
    String host = environment.blockManager().blockManagerId().host();
    for (File directory : environment.blockManager().diskBlockManager().localDirs()) {
      FileStore store = Files.getFileStore(directory.toPath());
      free.put(host + " " + store.name() + " " + store.type(), store.getUsableSpace());
    }
    return free;
  }
}
