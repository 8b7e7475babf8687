package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.data.InputFile;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.evaluate.Evaluation;
import org.sparkntk.jobs.ingest.Checksums;
import org.sparkntk.jobs.ingest.NewExamples;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.jobs.model.ModelStore;

/** {@code predict}: saved model + new examples → predictions, evaluated when there are labels. */
final class PredictJob implements Job {
  @Override
  public int run(JobContext context) throws Exception {
    String directory = context.config().run().predict().model();
    if (directory.isEmpty()) {
      throw new InvalidInputException(
          "predict.model: expected the model directory of a finished run, found nothing");
    }
    try (SparkRun run = new SparkRun(context)) {
      return run.resumable(() -> predict(context, run, directory));
    }
  }

  private static int predict(JobContext context, SparkRun run, String directory)
      throws IOException {
    Model model = new ModelStore(run.spark()).load(new Path(directory));
    run.run().setConfig(context.config().with("kernel", model.kernelSection()));
    NewExamples data = ReadStep.newExamples(run, model);
    List<InputFile> files = new ArrayList<>(data.files());
    Path manifest = new Path(directory, ModelStore.MANIFEST);
    files.add(Checksums.of(run.spark().hadoopConfiguration(), manifest));
    run.run().reads(files);
    Optional<Evaluation> evaluation =
        PredictStep.predict(run, model, data.examples(), run.run().resume());
    run.deleteScratch();
    run.run().complete(Optional.empty(), evaluation, List.of());
    return 0;
  }
}
