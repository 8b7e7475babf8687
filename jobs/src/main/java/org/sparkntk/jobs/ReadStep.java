package org.sparkntk.jobs;

import java.io.IOException;
import java.util.Locale;
import org.sparkntk.jobs.ingest.NewExamples;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.jobs.progress.Stage;

/** The data stage as a step of a job: with progress and metrics. */
final class ReadStep {
  private ReadStep() {}

  static TrainTest trainAndTest(SparkRun run, String trainPanels) throws IOException {
    TrainTest data = trainAndTestFiles(run, trainPanels);
    run.run().reads(data.files());
    return data;
  }

  private static TrainTest trainAndTestFiles(SparkRun run, String trainPanels) {
    try (Stage stage = run.run().progress().start("read", description(run))) {
      stage.stepsAreTasks();
      TrainTest data = run.ingest(trainPanels).readTrainAndTest();
      int train = data.train().count();
      int width = data.train().blocks().width();
      int test = data.test().map(examples -> examples.count()).orElse(0);
      run.run().metrics().put("train.count", train);
      run.run().metrics().put("train.features", width);
      run.run().metrics().put("train.outputs", data.targets().outputs());
      stage.finish(
          "%,d training and %,d test examples of %,d features".formatted(train, test, width));
      return data;
    }
  }

  static NewExamples newExamples(SparkRun run, Model model) {
    try (Stage stage = run.run().progress().start("read", description(run))) {
      stage.stepsAreTasks();
      NewExamples data =
          run.ingest(SparkRun.SCRATCH + "/new")
              .readForPrediction(model.preprocessing(), model.targets());
      stage.finish("%,d examples".formatted(data.examples().count()));
      return data;
    }
  }

  private static String description(SparkRun run) {
    return run.config().data().format().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
