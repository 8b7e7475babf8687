package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.config.SketchConfig.MapType;
import org.sparkntk.jobs.config.SketchErrorConfig;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.errors.TaskErrors;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;
import org.sparkntk.jobs.sketch.Recommendation;
import org.sparkntk.jobs.sketch.SketchCell;
import org.sparkntk.jobs.sketch.SketchStudy;
import org.sparkntk.jobs.solve.SolveStage;
import org.sparkntk.jobs.study.Csv;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * {@code sketch-error}: features against the kernel → {@code sketch-error.csv}, pictures, words.
 */
final class SketchErrorJob implements Job {
  private static final String TABLE = "sketch-error.csv";

  /** The kernel itself is solved for so many examples at most. */
  private static final int MOST_EXACT = 20_000;

  @Override
  public int run(JobContext context) throws Exception {
    try (SparkRun run = new SparkRun(context)) {
      TrainTest data = ReadStep.trainAndTest(run, SparkRun.SCRATCH + "/train");
      if (data.test().isEmpty()) {
        throw new InvalidInputException(
            "data.test: expected test examples to compare on, found none; set data.test or"
                + " data.test-fraction");
      }
      SketchStudy study = new SketchStudy(run.spark(), run.config(), data);
      OptionalDouble exact = exact(context, run, data, study);
      List<SketchCell> cells = cells(run, study);
      if (cells.isEmpty()) {
        throw new InvalidInputException(
            "sketch-error: expected at least one map with a dimension that it can have, found none");
      }
      run.run().write(TABLE, csv(cells, exact));
      String words = Recommendation.of(cells, exact);
      run.run().progress().line("recommendation: " + words);
      exact.ifPresent(error -> run.run().metrics().put("exact.test-error", error));
      run.deleteScratch();
      run.run().complete(charts(cells, exact, words), List.of());
      return 0;
    }
  }

  private static List<SketchCell> cells(SparkRun run, SketchStudy study) {
    SketchErrorConfig config = run.config().sketchError();
    List<SketchCell> cells = new ArrayList<>();
    String description =
        "%d maps, %d dimensions, %d seeds"
            .formatted(config.maps().size(), config.dimensions().size(), config.seeds());
    try (Stage stage = run.run().progress().start("compare", description)) {
      stage.steps("fits");
      for (MapType map : config.maps()) {
        for (int dimension : config.dimensions()) {
          try {
            SketchCell cell = TaskErrors.unwrap(() -> study.cell(map, dimension));
            cells.add(cell);
            run.run().progress().line("compared   " + cell.describe());
          } catch (InvalidInputException e) {
            run.run().progress().line("skipped    " + e.getMessage());
          }
          stage.advance(1, "");
        }
      }
      stage.finish(cells.size() + " fits");
    }
    return cells;
  }

  /** The test error of the kernel itself, where that is soon known. */
  private static OptionalDouble exact(
      JobContext context, SparkRun run, TrainTest data, SketchStudy study) throws IOException {
    PanelSource train =
        new PanelSource(
            data.train().blocks(), data.preprocessing(), run.config().kernel().kernel());
    GramStep step = GramStep.of(run, train, context.config().section("kernel"));
    if (data.train().count() > MOST_EXACT
        || !run.config().solver().ridge().isFixed()
        || !step.fitsMemory()) {
      return OptionalDouble.empty();
    }
    try (GramMatrix gram = step.matrix();
        Stage stage = run.run().progress().start("exact", "the kernel itself")) {
      SolveStage solver = new SolveStage(run.config().solver());
      GramSummary summary = gram.summarise();
      double lambda = solver.lambda(summary);
      Matrix alpha =
          solver
              .solve(
                  gram,
                  train,
                  lambda,
                  solver.preconditioner(gram, summary, lambda),
                  data.targets().encode(data.train().labels()),
                  point -> {})
              .x();
      PanelSource test =
          new PanelSource(data.test().orElseThrow().blocks(), data.preprocessing(), train.kernel());
      Broadcast<Matrix> coefficients = run.spark().broadcast(alpha);
      double error =
          study.testError(CrossGram.product(run.spark(), test, train, coefficients).collect());
      coefficients.destroy();
      stage.finish("test error %.4g".formatted(error));
      return OptionalDouble.of(error);
    }
  }

  private static String csv(List<SketchCell> cells, OptionalDouble exact) {
    Csv csv =
        new Csv(
            "map",
            "dimension",
            "frobenius-error",
            "frobenius-interval",
            "spectral-error",
            "spectral-interval",
            "seconds",
            "ridge",
            "test-error",
            "exact-test-error");
    for (SketchCell cell : cells) {
      csv.line(
          cell.name(),
          cell.dimension(),
          cell.frobenius().mean(),
          cell.frobenius().halfWidth(),
          cell.spectral().mean(),
          cell.spectral().halfWidth(),
          cell.seconds(),
          cell.lambda(),
          cell.testError(),
          exact.orElse(Double.NaN));
    }
    return csv.toString();
  }

  private static List<Chart> charts(List<SketchCell> cells, OptionalDouble exact, String words) {
    return List.of(
        chart(
            cells,
            OptionalDouble.empty(),
            "Error of the kernel: relative, in Frobenius' norm",
            SketchCell::dimension,
            cell -> cell.frobenius().mean()),
        chart(
            cells,
            OptionalDouble.empty(),
            "Error of the kernel as the regression sees it: relative to the kernel with the ridge",
            SketchCell::dimension,
            cell -> cell.spectral().mean()),
        chart(
            cells,
            exact,
            "Test error against the number of features. Recommendation: " + words,
            SketchCell::dimension,
            SketchCell::testError),
        chart(
            cells,
            exact,
            "Test error against the seconds for features and normal equations",
            SketchCell::seconds,
            SketchCell::testError));
  }

  private static Chart chart(
      List<SketchCell> cells,
      OptionalDouble exact,
      String caption,
      ToDoubleFunction<SketchCell> x,
      ToDoubleFunction<SketchCell> y) {
    List<Curve> curves = new ArrayList<>();
    for (String name : cells.stream().map(SketchCell::name).distinct().toList()) {
      List<double[]> points =
          cells.stream()
              .filter(cell -> cell.name().equals(name))
              .map(cell -> new double[] {x.applyAsDouble(cell), y.applyAsDouble(cell)})
              .filter(point -> point[1] > 0)
              .toList();
      curves.add(new Curve(name, points, Style.MARKED));
    }
    if (exact.isPresent()) {
      double least = cells.stream().mapToDouble(x).min().orElseThrow();
      double most = cells.stream().mapToDouble(x).max().orElseThrow();
      double error = exact.getAsDouble();
      curves.add(
          new Curve(
              "the kernel itself",
              List.of(new double[] {least, error}, new double[] {most, error}),
              Style.DASHED));
    }
    boolean seconds = caption.startsWith("Test error against the seconds");
    return new Chart(
        caption,
        Axis.of(seconds ? "seconds" : "features", Scale.LOG),
        Axis.of("error", Scale.LOG),
        curves,
        List.of());
  }
}
