package org.sparkntk.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.jobs.ingest.TrainTest;

/**
 * {@code gram}: files → Gram matrix of the training examples, written tile by tile into a durable
 * store.
 */
final class GramJob implements Job {
  private static final String GRAM = "gram";

  @Override
  public int run(JobContext context) throws Exception {
    try (SparkRun run = new SparkRun(context)) {
      return run.resumable(() -> gram(context, run));
    }
  }

  private static int gram(JobContext context, SparkRun run) throws IOException {
    TrainTest data = ReadStep.trainAndTest(run, SparkRun.SCRATCH + "/train");
    PanelSource source =
        new PanelSource(
            data.train().blocks(), data.preprocessing(), run.config().kernel().kernel());
    String kernel = context.config().section("kernel");
    if (run.config().gram().store().isEmpty()) {
      Path store = run.run().resume().directory(GRAM);
      build(run, source, GramStep.withStore(run, source, store, kernel));
      run.run().take(store, GRAM);
    } else {
      build(run, source, GramStep.of(run, source, kernel));
    }
    run.deleteScratch();
    run.run().complete(Optional.empty(), Optional.empty(), List.of());
    return 0;
  }

  private static void build(SparkRun run, PanelSource source, GramStep step) {
    // Nobody asks for a tile twice: each goes from the task that made it to the store.
    try (GramMatrix gram = step.matrix(TileStorage.RECOMPUTE)) {
      EstimateStep.ofGram(run, gram, source);
      step.build(gram);
      EstimateStep.compare(run);
    }
  }
}
