package org.sparkntk.jobs.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

final class SparkProgressIT {
  private static final long MINUTE = 60_000_000_000L;

  @Test
  void finishedTasksOfTheStagesJobsAreCountedAndNoOthers() throws TimeoutException {
    var bytes = new ByteArrayOutputStream();
    AtomicLong clock = new AtomicLong();
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("progress")
            .set("spark.ui.enabled", "false");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      Progress progress =
          new Progress(
              new Console(new PrintStream(bytes, true, UTF_8), false),
              new SparkJobGroups(spark),
              // Every look at the clock is a minute later, so that every step prints a line.
              () -> clock.addAndGet(MINUTE));
      try (progress;
          Stage stage = progress.start("gram", "7 tiles")) {
        stage.stepsAreTasks();
        // Numbered, because comparisons run several stages of a name at once.
        assertThat(spark.getLocalProperty("spark.jobGroup.id")).matches("gram \\d+");
        assertThat(spark.getLocalProperty("spark.job.description")).isEqualTo("7 tiles");
        assertThat(spark.parallelize(List.of(1, 2, 3, 4, 5, 6, 7), 7).count()).isEqualTo(7);
        spark.sc().listenerBus().waitUntilEmpty(10_000);
        spark.clearJobGroup();
        assertThat(spark.parallelize(List.of(1, 2, 3), 3).count()).isEqualTo(3);
        spark.sc().listenerBus().waitUntilEmpty(10_000);
        stage.finish("");
      }
      assertThat(spark.getLocalProperty("spark.jobGroup.id")).isNull();
    }
    List<String> lines = bytes.toString(UTF_8).lines().toList();
    assertThat(lines).hasSize(9);
    assertThat(lines.get(7)).startsWith("gram       7/7 tasks, 100 %");
  }
}
