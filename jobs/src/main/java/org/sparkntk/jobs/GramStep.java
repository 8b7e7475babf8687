package org.sparkntk.jobs;

import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.errors.TaskErrors;
import org.sparkntk.jobs.gram.GramStage;
import org.sparkntk.jobs.gram.StoragePlan;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Metrics;

/** The Gram stage as a step of a job: plan first, then build, with progress and metrics. */
final class GramStep {
  private GramStep() {}

  /** The planned matrix; nothing is computed yet. */
  static GramMatrix matrix(SparkRun run, PanelSource source) {
    GramStage stage = new GramStage(run.spark(), run.config().gram());
    StoragePlan plan = stage.plan(source);
    run.run().progress().line("plan       " + plan.describe());
    return stage.matrix(source, plan.storage());
  }

  static GramSummary build(SparkRun run, PanelSource source, GramMatrix gram) {
    String description =
        "%,d tiles in %d partitions".formatted(gram.grid().tiles(), gram.partitions());
    try (Stage stage = run.run().progress().start("gram", description)) {
      stage.stepsAreTasks();
      GramStage builder = new GramStage(run.spark(), run.config().gram());
      GramSummary summary = TaskErrors.unwrap(() -> builder.build(gram));
      double seconds =
          stage.finish(
              "entries %.4g to %.4g, mean %.4g, mean diagonal %.4g"
                  .formatted(summary.min(), summary.max(), summary.mean(), summary.meanDiagonal()));
      double flops = 2.0 * gram.grid().entries() * source.blocks().width();
      putMetrics(run.run().metrics(), gram, summary, flops / seconds);
      return summary;
    }
  }

  private static void putMetrics(
      Metrics metrics, GramMatrix gram, GramSummary summary, double flopsPerSecond) {
    metrics.put("gram.n", summary.n());
    metrics.put("gram.tiles", (double) summary.tiles());
    metrics.put("gram.partitions", gram.partitions());
    metrics.put("gram.bytes", (double) summary.bytes());
    metrics.put("gram.min", summary.min());
    metrics.put("gram.max", summary.max());
    metrics.put("gram.mean", summary.mean());
    metrics.put("gram.mean-diagonal", summary.meanDiagonal());
    metrics.put("gram.gflops", flopsPerSecond / 1e9);
  }
}
