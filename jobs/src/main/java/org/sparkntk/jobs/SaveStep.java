package org.sparkntk.jobs;

import java.io.IOException;
import org.sparkntk.jobs.config.FitConfig.Keep;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.jobs.model.ModelStore;
import org.sparkntk.jobs.progress.Stage;

/** The saving of a model as a step of a job. */
final class SaveStep {
  /** The directory of the model in that of the run. */
  static final String MODEL = "model";

  private SaveStep() {}

  /** Saves it, unless nobody wants to keep it. */
  static void save(SparkRun run, Model model) throws IOException {
    if (!run.keeps(Keep.MODEL)) {
      return;
    }
    try (Stage stage = run.run().progress().start("save", "model of " + model.basis().describe())) {
      new ModelStore(run.spark()).save(run.run().file(MODEL), model);
      stage.finish("");
    }
  }
}
