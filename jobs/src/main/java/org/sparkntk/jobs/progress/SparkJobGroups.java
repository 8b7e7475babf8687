package org.sparkntk.jobs.progress;

import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;

/** Stages as Spark job groups; their tasks are counted from Spark's own events. */
final class SparkJobGroups extends SparkListener implements JobGroups {
  private static final String GROUP_ID = "spark.jobGroup.id";

  private static final AtomicLong GROUPS = new AtomicLong();

  private final JavaSparkContext spark;
  private final Set<Integer> sparkStages = new HashSet<>();
  private String group = "";
  private @Nullable Stage stage;

  SparkJobGroups(JavaSparkContext spark) {
    this.spark = spark;
    spark.sc().addSparkListener(this);
  }

  @Override
  public synchronized void begin(String name, String description, Stage stage) {
    // Of several jobs in one application, each must know its own.
    this.group = name + " " + GROUPS.incrementAndGet();
    spark.setJobGroup(group, description);
    this.stage = stage;
    sparkStages.clear();
  }

  @Override
  public synchronized void end() {
    spark.clearJobGroup();
    stage = null;
  }

  @Override
  public void close() {
    spark.sc().removeSparkListener(this);
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted event) {
    Stage to = registered(event);
    if (to != null) {
      to.tasksExpected(event.stageInfo().numTasks());
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    Stage to = owner(event.stageId());
    if (to != null && event.taskInfo().successful()) {
      to.taskDone();
    }
  }

  /** The open stage, if the submitted one belongs to it and is not merely tried again. */
  private synchronized @Nullable Stage registered(SparkListenerStageSubmitted event) {
    Properties properties = event.properties();
    boolean ours =
        properties != null && group.equals(properties.getProperty(GROUP_ID)) && stage != null;
    return ours && sparkStages.add(event.stageInfo().stageId()) ? stage : null;
  }

  private synchronized @Nullable Stage owner(int sparkStage) {
    return sparkStages.contains(sparkStage) ? stage : null;
  }
}
