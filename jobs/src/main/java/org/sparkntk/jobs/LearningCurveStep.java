package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.files.ResumeDirectory;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;
import org.sparkntk.jobs.solve.LearningCurve;
import org.sparkntk.jobs.solve.LearningCurve.Point;
import org.sparkntk.jobs.solve.ProductLog;
import org.sparkntk.jobs.solve.SolveStage;
import org.sparkntk.jobs.study.Csv;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * The learning curve as a step of {@code fit}: {@code learning-curve.csv} and a picture.
 *
 * <p>It costs the solves of the smaller systems, with tiles that are there anyway, and one more
 * product with the cross Gram matrix for all of them together.
 */
final class LearningCurveStep {
  private static final String TABLE = "learning-curve.csv";

  private LearningCurveStep() {}

  /** The fits to fewer than all examples. */
  static List<Point> solve(
      SparkRun run,
      ResumeDirectory resume,
      GramMatrix gram,
      PanelSource exact,
      double ridge,
      Matrix targets) {
    List<Integer> sizes =
        LearningCurve.blocks(
            run.config().solver().learningCurve(), gram.grid().tileSize(), gram.size());
    List<Point> points = new ArrayList<>();
    for (int blocks : sizes) {
      try (GramMatrix part = gram.leading(blocks)) {
        double interval = run.config().solver().checkpointSeconds();
        ProductLog log = new ProductLog(resume, "learn-" + part.size(), interval);
        points.add(fit(run, log, part, exact, ridge, targets.rowRange(0, part.size())));
      }
    }
    return points;
  }

  private static Point fit(
      SparkRun run,
      ProductLog log,
      GramMatrix part,
      PanelSource exact,
      double ridge,
      Matrix targets) {
    String description = "the first %,d examples".formatted(part.size());
    try (Stage stage = run.run().progress().start("learn", description)) {
      stage.steps("passes");
      GramSummary summary = part.summarise();
      double lambda = ridge * summary.meanDiagonal();
      SolveStage solver = new SolveStage(run.config().solver(), log::of);
      Point point =
          new Point(
              part.size(),
              lambda,
              solver.solve(
                  part,
                  exact.leading(part.grid().blocks()),
                  summary,
                  lambda,
                  targets,
                  residual -> stage.advance(1, "residual %.2e".formatted(residual.worst()))));
      stage.finish(SolveStep.outcome(point.solution()) + SolveStep.resumed(run, log));
      return point;
    }
  }

  /**
   * Evaluates all fits on the test examples.
   *
   * @param model of all training examples
   * @param train all training examples
   */
  static Chart evaluate(
      SparkRun run, LearningCurve curve, Model model, RowBlocks train, Examples test)
      throws IOException {
    List<SortedMap<String, Double>> metrics =
        new FitScores(model.kernel().kernel(), model.preprocessing(), model.targets(), train)
            .of(run, "learn", curve, test);
    run.run().write(TABLE, csv(curve, metrics));
    return chart(curve, metrics);
  }

  private static String csv(LearningCurve curve, List<SortedMap<String, Double>> metrics) {
    List<String> header = new ArrayList<>(List.of("examples", "ridge", "passes", "residual"));
    metrics.get(0).keySet().forEach(name -> header.add(name.substring("test.".length())));
    Csv csv = new Csv(header.toArray(String[]::new));
    for (int p = 0; p < metrics.size(); p++) {
      Point point = curve.points().get(p);
      List<Object> line =
          new ArrayList<>(
              List.of(
                  point.examples(),
                  point.lambda(),
                  point.solution().passes(),
                  point.solution().worstResidual()));
      line.addAll(metrics.get(p).values());
      csv.line(line.toArray());
    }
    return csv.toString();
  }

  private static Chart chart(LearningCurve curve, List<SortedMap<String, Double>> metrics) {
    String name = metrics.get(0).containsKey("test.rmse") ? "test.rmse" : metrics.get(0).firstKey();
    List<double[]> points = new ArrayList<>();
    for (int p = 0; p < metrics.size(); p++) {
      points.add(new double[] {curve.points().get(p).examples(), metrics.get(p).get(name)});
    }
    return new Chart(
        "Learning curve: what more training examples bring",
        Axis.of("training examples", Scale.LOG),
        Axis.of(name, Scale.LINEAR),
        List.of(new Curve(name, points, Style.MARKED)),
        List.of());
  }
}
