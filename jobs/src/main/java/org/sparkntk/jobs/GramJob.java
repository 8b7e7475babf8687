package org.sparkntk.jobs;

import java.util.List;
import java.util.Optional;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.gram.GramStore;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.progress.Stage;

/** {@code gram}: files → Gram matrix of the training examples, saved tile by tile. */
final class GramJob implements Job {
  private static final String GRAM = "gram";

  @Override
  public int run(JobContext context) throws Exception {
    try (SparkRun run = new SparkRun(context)) {
      TrainTest data = ReadStep.trainAndTest(run, SparkRun.SCRATCH + "/train");
      PanelSource source =
          new PanelSource(
              data.train().blocks(), data.preprocessing(), run.config().kernel().kernel());
      try (GramMatrix gram = GramStep.matrix(run, source)) {
        GramSummary summary = GramStep.build(run, source, gram);
        try (Stage stage = run.run().progress().start("save", summary.tiles() + " tiles")) {
          stage.stepsAreTasks();
          new GramStore(run.spark())
              .save(run.run().file(GRAM), gram, summary, context.config().section("kernel"));
          stage.finish("%,d bytes".formatted(summary.bytes()));
        }
      }
      run.deleteScratch();
      run.run().complete(data.files(), Optional.empty(), Optional.empty(), List.of());
      return 0;
    }
  }
}
