package org.sparkntk.jobs;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.distributed.TileMaker;
import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.jobs.errors.TaskErrors;
import org.sparkntk.jobs.gram.GramStage;
import org.sparkntk.jobs.gram.GramStore;
import org.sparkntk.jobs.gram.ModeChoice;
import org.sparkntk.jobs.gram.StoragePlan;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Metrics;

/** The Gram stage as a step of a job: plan first, then build, with progress and metrics. */
final class GramStep {
  private final SparkRun run;
  private final GramStage stage;
  private final PanelSource source;
  private final Optional<GramStore> store;

  private GramStep(SparkRun run, PanelSource source, Optional<GramStore> store) {
    this.run = run;
    this.stage = new GramStage(run.spark(), run.config().gram());
    this.source = source;
    this.store = store;
  }

  /**
   * With the store of the run, if it has one.
   *
   * @param kernelSection of the effective configuration, as JSON
   */
  static GramStep of(SparkRun run, PanelSource source, String kernelSection) throws IOException {
    Optional<Path> directory = run.gramStore();
    return directory.isEmpty()
        ? new GramStep(run, source, Optional.empty())
        : withStore(run, source, directory.get(), kernelSection);
  }

  /** With a store in any case. */
  static GramStep withStore(SparkRun run, PanelSource source, Path directory, String kernelSection)
      throws IOException {
    GramStore store = GramStore.open(run.spark(), directory, source, kernelSection);
    run.run().progress().line("store      " + directory);
    return new GramStep(run, source, Optional.of(store));
  }

  /** Whether the executors' memory can hold the tiles; the log tells. */
  boolean fitsMemory() {
    StoragePlan plan = stage.plan(source);
    boolean fits = plan.storage() == TileStorage.MEMORY;
    run.run()
        .progress()
        .line("mode       " + (fits ? "exact" : "sketch") + ", because " + plan.describe());
    return fits;
  }

  /**
   * Whether the kernel itself is to be fitted rather than features; the log tells.
   *
   * @param dimension how many features there would be
   */
  boolean isPreferredTo(int dimension) {
    ModeChoice choice = new ModeChoice(stage.plan(source), source.blocks().width(), dimension);
    run.run().progress().line("mode       " + choice.describe());
    return choice.isExact();
  }

  /** The planned matrix; nothing is computed yet. */
  GramMatrix matrix() {
    StoragePlan plan = stage.plan(source);
    run.run().progress().line("plan       " + plan.describe());
    return matrix(plan.storage());
  }

  /** The matrix; nothing is computed yet. */
  GramMatrix matrix(TileStorage storage) {
    TileMaker computing = TileMaker.computing(source);
    TileMaker maker = store.map(tiles -> tiles.tiles(computing)).orElse(computing);
    return stage.matrix(source, storage, maker);
  }

  GramSummary build(GramMatrix gram) {
    String description =
        "%,d tiles in %d partitions".formatted(gram.grid().tiles(), gram.partitions());
    try (Stage progress = run.run().progress().start("gram", description)) {
      progress.stepsAreTasks();
      GramSummary summary = TaskErrors.unwrap(() -> stage.build(gram));
      String result =
          "entries %.4g to %.4g, mean %.4g, mean diagonal %.4g"
              .formatted(summary.min(), summary.max(), summary.mean(), summary.meanDiagonal());
      double seconds =
          progress.finish(store.map(tiles -> result + "; " + tiles.describe()).orElse(result));
      double flops = 2.0 * gram.grid().entries() * source.blocks().width();
      putMetrics(run.run().metrics(), gram, summary, flops / seconds);
      store.ifPresent(tiles -> run.run().metrics().putAll(tiles.metrics()));
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
