package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparkntk.jobs.config.SketchErrorConfig;
import org.sparkntk.jobs.config.SketchVariant;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.errors.TaskErrors;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.sketch.FitFigures;
import org.sparkntk.jobs.sketch.Recommendation;
import org.sparkntk.jobs.sketch.SketchCell;
import org.sparkntk.jobs.sketch.SketchCell.MeanError;
import org.sparkntk.jobs.sketch.SketchCharts;
import org.sparkntk.jobs.sketch.SketchStudy;
import org.sparkntk.jobs.study.Csv;

/**
 * {@code sketch-error}: features against the kernel → {@code sketch-error.csv}, pictures, words.
 */
final class SketchErrorJob implements Job {
  private static final String TABLE = "sketch-error.csv";

  @Override
  public int run(JobContext context) throws Exception {
    try (SparkRun run = new SparkRun(context)) {
      TrainTest data = ReadStep.trainAndTest(run, SparkRun.SCRATCH + "/train");
      if (data.test().isEmpty()) {
        throw new InvalidInputException(
            "data.test: expected test examples to compare on, found none; set data.test or"
                + " data.test-fraction");
      }
      SketchFit.requireNoExtras(run.config().solver(), "sketch-error");
      SketchStudy study = new SketchStudy(run.spark(), run.config(), data);
      Optional<FitFigures> exact =
          new KernelFit(run, data, context.config().section("kernel")).figures(study);
      List<SketchCell> cells = cells(run, study, exact, data.train().count());
      if (cells.isEmpty()) {
        throw new InvalidInputException(
            "sketch-error: expected at least one map with a dimension that it can have, found none");
      }
      String words = Recommendation.of(cells, exact);
      run.run().progress().line("recommendation: " + words);
      exact.ifPresent(fit -> run.run().metrics().put("exact.test-error", fit.testError()));
      run.deleteScratch();
      run.run().complete(new SketchCharts(cells, exact).all(words), List.of());
      return 0;
    }
  }

  /** What is there is written after every cell, because cells take long. */
  private static List<SketchCell> cells(
      SparkRun run, SketchStudy study, Optional<FitFigures> exact, int examples)
      throws IOException {
    SketchErrorConfig config = run.config().sketchError();
    List<SketchCell> cells = new ArrayList<>();
    String description =
        "%d maps, %d dimensions, %d seeds"
            .formatted(config.maps().size(), config.dimensions().size(), config.seeds());
    try (Stage stage = run.run().progress().start("compare", description)) {
      stage.steps("fits");
      for (SketchVariant map : config.maps()) {
        for (int dimension : config.dimensions()) {
          try {
            SketchCell cell = TaskErrors.unwrap(() -> study.cell(map, dimension));
            cells.add(cell);
            run.run().write(TABLE, csv(cells, exact, examples));
            run.run().progress().line("compared   " + cell.describe());
          } catch (InvalidInputException e) {
            run.run().progress().line("skipped    " + map.name() + ": " + e.getMessage());
          }
          stage.advance(1, "");
        }
      }
      stage.finish(cells.size() + " fits");
    }
    return cells;
  }

  /** The kernel itself is the first line, with the examples as its features and no error. */
  private static String csv(List<SketchCell> cells, Optional<FitFigures> exact, int examples) {
    Csv csv =
        new Csv(
            "map",
            "dimension",
            "frobenius-error",
            "frobenius-interval",
            "spectral-error",
            "spectral-interval",
            "matrix-seconds",
            "solve-seconds",
            "ridge",
            "relative-ridge",
            "test-error");
    MeanError none = new MeanError(0, 0);
    exact.ifPresent(fit -> line(csv, "kernel", examples, none, none, fit));
    for (SketchCell cell : cells) {
      line(csv, cell.name(), cell.dimension(), cell.frobenius(), cell.spectral(), cell.fit());
    }
    return csv.toString();
  }

  private static void line(
      Csv csv, String name, int dimension, MeanError frobenius, MeanError spectral, FitFigures f) {
    csv.line(
        name,
        dimension,
        frobenius.mean(),
        frobenius.halfWidth(),
        spectral.mean(),
        spectral.halfWidth(),
        f.matrixSeconds(),
        f.solveSeconds(),
        f.lambda(),
        f.relativeRidge(),
        f.testError());
  }
}
