package org.sparkntk.jobs;

import java.io.IOException;
import java.util.Optional;
import org.sparkntk.jobs.config.FitConfig.Keep;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.errors.TaskErrors;
import org.sparkntk.jobs.evaluate.Evaluate;
import org.sparkntk.jobs.evaluate.Evaluation;
import org.sparkntk.jobs.files.ResumeDirectory;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.jobs.predict.Certified;
import org.sparkntk.jobs.predict.PredictStage;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.kernels.solve.PredictionCertificate;

/** The predict stage as a step of a job: scores, {@code predictions.parquet}, evaluation. */
final class PredictStep {
  private static final String PREDICTIONS = "predictions.parquet";

  private PredictStep() {}

  /** The evaluation, if the examples are labelled. */
  static Optional<Evaluation> predict(
      SparkRun run, Model model, Examples examples, ResumeDirectory resume) throws IOException {
    String description =
        "%,d examples against %s".formatted(examples.count(), model.basis().describe());
    try (Stage stage = run.run().progress().start("predict", description);
        PredictStage predictions = new PredictStage(run.session(), model, examples, resume)) {
      stage.stepsAreTasks();
      return TaskErrors.unwrap(
          () -> {
            predictions.compute();
            if (run.keeps(Keep.PREDICTIONS)) {
              predictions.write(run.run().file(PREDICTIONS));
            }
            Optional<Evaluation> evaluation =
                Evaluate.evaluate(predictions.scores(), examples, model.targets());
            evaluation.ifPresent(done -> run.run().metrics().putAll(done.metrics("test")));
            model.certificate().ifPresent(certificate -> certify(run, certificate, predictions));
            run.run().metrics().putAll(predictions.metrics());
            String headline =
                evaluation.map(PredictStep::headline).orElse("no labels to compare with");
            stage.finish(headline + predictions.resumed().map(done -> "; " + done).orElse(""));
            return evaluation;
          });
    }
  }

  private static void certify(
      SparkRun run, PredictionCertificate certificate, PredictStage predictions) {
    Certified certified = Certified.of(certificate, predictions.scores());
    run.run().progress().line("certified  " + certified.describe());
    run.run().metrics().putAll(certified.metrics());
  }

  private static String headline(Evaluation evaluation) {
    StringBuilder line = new StringBuilder();
    evaluation
        .metrics("test")
        .forEach(
            (name, value) -> {
              if (!name.contains(".class") && !name.endsWith(".count")) {
                line.append(line.isEmpty() ? "" : ", ").append("%s %.4f".formatted(name, value));
              }
            });
    return line.toString();
  }
}
