package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sparkntk.jobs.config.RunConfig;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.evaluate.Evaluation;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.jobs.report.Chart;

/** {@code fit} in sketch mode: files → examples → features → weights → model, evaluated. */
final class SketchFit {
  private SketchFit() {}

  /** Refuses what only the exact mode can do. */
  static void require(RunConfig config) {
    String found = "mode = " + config.mode().name().toLowerCase(Locale.ROOT);
    requireNoExtras(config.solver(), found);
    refuse(found, !config.gram().store().isEmpty(), "gram.store");
  }

  /**
   * Refuses what solvers can do besides solving, which solvers of sketches cannot.
   *
   * @param found what this is, for messages
   */
  static void requireNoExtras(SolverConfig solver, String found) {
    refuse(found, !solver.learningCurve().isEmpty(), "solver.learning-curve");
    refuse(found, solver.leaveOneOut() > 0, "solver.leave-one-out");
    refuse(found, solver.posteriorVariance() > 0, "solver.posterior-variance");
    refuse(found, solver.certify() != SolverConfig.Certify.NONE, "solver.certify");
    refuse(
        found,
        solver.ridgeChoice() == SolverConfig.RidgeChoice.HELD_OUT && !solver.ridge().isFixed(),
        "solver.ridge-choice");
  }

  private static void refuse(String found, boolean isSet, String key) {
    if (isSet) {
      throw new InvalidInputException(
          "%s: expected mode = exact, which alone can do this, found %s".formatted(key, found));
    }
  }

  static int fit(
      JobContext context, SparkRun run, TrainTest data, RateStep rate, List<String> warnings)
      throws IOException {
    List<Chart> charts = new ArrayList<>();
    String section = context.config().section("sketch");
    SketchStep.Fitted fitted = new SketchStep(run, data, section).fit(charts, warnings);
    Model model =
        new Model(
            run.config().kernel(),
            context.config().section("kernel"),
            data.preprocessing(),
            data.targets(),
            fitted.lambda(),
            fitted.basis(),
            fitted.coefficients());
    SaveStep.save(run, model);
    Optional<Evaluation> evaluation = Optional.empty();
    Optional<Examples> test = data.test();
    if (test.isPresent()) {
      evaluation = PredictStep.predict(run, model, test.get(), run.run().resume());
    }
    run.deleteScratch();
    rate.end();
    run.run().complete(Optional.empty(), evaluation, charts, warnings);
    return 0;
  }
}
