package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;
import org.sparkntk.jobs.report.Metrics;
import org.sparkntk.jobs.solve.ProductLog;
import org.sparkntk.jobs.solve.RidgeSearch;
import org.sparkntk.jobs.solve.RidgeTable;
import org.sparkntk.jobs.study.Csv;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.LinearOperator;
import org.sparkntk.kernels.solve.RidgePoint;
import org.sparkntk.kernels.solve.RidgeScore;

/** The choice of the ridge as a step of a job: {@code ridges.csv}, metrics and pictures. */
final class RidgeStep {
  static final String TABLE = "ridges.csv";

  private static final String CHOSEN = "ridge.chosen";

  private RidgeStep() {}

  static RidgeTable run(
      SparkRun run, ProductLog log, GramMatrix matrix, GramSummary summary, Matrix targets)
      throws IOException {
    LinearOperator gram = log.of(matrix);
    RidgeSearch search = new RidgeSearch(run.config().solver());
    List<Double> candidates = search.candidates(summary);
    String description =
        "%d ridges from %.4g to %.4g in one Krylov space"
            .formatted(candidates.size(), candidates.get(0), candidates.get(candidates.size() - 1));
    try (Stage stage = run.run().progress().start("ridge", description)) {
      stage.steps("passes");
      int[] seen = new int[1];
      RidgeTable table =
          search.run(
              gram,
              summary,
              targets,
              point -> {
                stage.advance(
                    point.pass() - seen[0],
                    "residual %.2e at the smallest".formatted(point.worst()));
                seen[0] = point.pass();
              });
      RidgeScore best = table.best().score();
      stage.finish(
          "%d passes; ridge %.4g, %.4g mean diagonals, has the smallest GCV score, %.5g; effective dimension %.0f%s"
                  .formatted(
                      table.passes(),
                      best.lambda(),
                      best.lambda() / summary.meanDiagonal(),
                      best.generalisedCrossValidation().value(),
                      best.effectiveDimension().value(),
                      table.bestIsAnEnd() ? "; it is an end of the range" : "")
              + residual(table)
              + SolveStep.resumed(run, log));
      run.run().write(TABLE, csv(table, summary));
      putMetrics(run.run().metrics(), table);
      putChoice(run, best.lambda(), summary);
      return table;
    }
  }

  /** Scores are quadratic in the residual. */
  private static String residual(RidgeTable table) {
    double residual = table.best().worstResidual();
    return residual <= RidgeSearch.TOLERANCE
        ? ""
        : "; its residual is %.1e: give the driver more memory, or raise solver.max-passes"
            .formatted(residual);
  }

  private static String csv(RidgeTable table, GramSummary summary) {
    Csv csv =
        new Csv(
            "ridge",
            "relative-ridge",
            "gcv",
            "gcv-error",
            "effective-dimension",
            "effective-dimension-error",
            "log-determinant",
            "residual");
    for (RidgePoint point : table.points()) {
      RidgeScore score = point.score();
      csv.line(
          score.lambda(),
          score.lambda() / summary.meanDiagonal(),
          score.generalisedCrossValidation().value(),
          score.generalisedCrossValidation().standardError(),
          score.effectiveDimension().value(),
          score.effectiveDimension().standardError(),
          point.logDeterminant().value(),
          point.worstResidual());
    }
    return csv.toString();
  }

  private static void putMetrics(Metrics metrics, RidgeTable table) {
    RidgeScore best = table.best().score();
    metrics.put("ridge.passes", table.passes());
    metrics.put("ridge.gcv", best.generalisedCrossValidation().value());
    metrics.put("ridge.gcv-error", best.generalisedCrossValidation().standardError());
    metrics.put("ridge.effective-dimension", best.effectiveDimension().value());
    metrics.put("ridge.largest-eigenvalue-at-least", table.spectrum().largest().value());
  }

  /** The chosen ridge, absolute and as {@code solver.ridge} would have it. */
  static void putChoice(SparkRun run, double lambda, GramSummary summary) {
    run.run().metrics().put("ridge.best", lambda);
    run.run()
        .metrics()
        .put(CHOSEN, lambda / RidgeSearch.unit(run.config().solver(), summary.meanDiagonal()));
  }

  /** The scores and the effective dimension over the ridge. */
  static List<Chart> charts(RidgeTable table) {
    return List.of(
        chart(
            table,
            "Generalised cross-validation: the mean squared error to expect of new examples",
            "GCV score",
            score -> score.generalisedCrossValidation().value()),
        chart(
            table,
            "Effective dimension: how many parameters the fit has in effect",
            "effective dimension",
            score -> score.effectiveDimension().value()));
  }

  private static Chart chart(
      RidgeTable table, String caption, String name, ToDoubleFunction<RidgeScore> value) {
    List<double[]> points = new ArrayList<>();
    for (RidgePoint point : table.points()) {
      double y = value.applyAsDouble(point.score());
      if (y > 0 && Double.isFinite(y)) {
        points.add(new double[] {point.score().lambda(), y});
      }
    }
    RidgeScore best = table.best().score();
    return new Chart(
        caption,
        Axis.of("ridge λ", Scale.LOG),
        Axis.of(name, Scale.LOG),
        List.of(
            new Curve(name, points, Style.MARKED),
            new Curve(
                "chosen",
                List.of(new double[] {best.lambda(), value.applyAsDouble(best)}),
                Style.MARKED)),
        List.of());
  }
}
