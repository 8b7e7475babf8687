package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.ResumeDirectory;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Axis;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Chart.Scale;
import org.sparkntk.jobs.report.Chart.Style;
import org.sparkntk.jobs.solve.HeldOut;
import org.sparkntk.jobs.solve.LearningCurve;
import org.sparkntk.jobs.solve.LearningCurve.Point;
import org.sparkntk.jobs.solve.ProductLog;
import org.sparkntk.jobs.solve.RidgeSearch;
import org.sparkntk.jobs.solve.SolveStage;
import org.sparkntk.jobs.study.Csv;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.DenseOperator;
import org.sparkntk.kernels.solve.Solution;

/**
 * The choice of the ridge by the score on the test examples, as a step of {@code fit}: {@code
 * ridges.csv}, metrics and a picture.
 *
 * <p>It costs a solve for every ridge, with tiles that are there anyway, and one more product with
 * the cross Gram matrix for all of them together.
 *
 * @param exact the training examples prepared for the kernel in float64
 */
record HeldOutStep(SparkRun run, ResumeDirectory resume, PanelSource exact, TrainTest data) {
  private static final String STAGE = "ridge";

  /** The best ridge, absolute; of equal scores the smallest ridge. */
  double choose(GramMatrix gram, GramSummary summary, Matrix targets, List<Chart> charts)
      throws IOException {
    Examples test =
        data.test()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "solver.ridge-choice = held-out: expected test examples to choose by,"
                            + " found none; set data.test, data.split or data.test-fraction"));
    RidgeSearch search = new RidgeSearch(run.config().solver());
    List<Point> points = solve(gram, summary, search.candidates(summary), targets);
    List<SortedMap<String, Double>> metrics =
        new FitScores(
                run.config().kernel().kernel(),
                data.preprocessing(),
                data.targets(),
                data.train().blocks())
            .of(run, STAGE, new LearningCurve(points), test);
    HeldOut scores = HeldOut.of(metrics);
    int best = scores.best();
    double lambda = points.get(best).lambda();
    run.run()
        .progress()
        .line(
            "ridge      %.4g, %.4g mean diagonals, has the best %s of %d, %.4f"
                .formatted(
                    lambda,
                    lambda / summary.meanDiagonal(),
                    scores.name(),
                    points.size(),
                    scores.values().get(best)));
    run.run().write(RidgeStep.TABLE, csv(points, metrics, summary));
    RidgeStep.putChoice(run, lambda, summary);
    run.run().metrics().put("ridge.held-out-score", scores.values().get(best));
    charts.add(chart(points, scores));
    return lambda;
  }

  /** The fits that have converged. */
  private List<Point> solve(
      GramMatrix gram, GramSummary summary, List<Double> lambdas, Matrix targets) {
    SolverConfig config = run.config().solver();
    String description = "%d solves, scored on test examples".formatted(lambdas.size());
    try (Stage stage = run.run().progress().start(STAGE, description)) {
      stage.steps(lambdas.size(), "ridges");
      List<Point> points = new ArrayList<>();
      String complaint = "";
      Optional<DenseOperator> dense = new SolveStage(config).dense(gram);
      for (int i = 0; i < lambdas.size(); i++) {
        double lambda = lambdas.get(i);
        ProductLog log = new ProductLog(resume, "ridge-" + i, config.checkpointSeconds());
        SolveStage solver = new SolveStage(config, log::of);
        Solution solution =
            dense
                .flatMap(matrix -> solver.direct(matrix, lambda, targets))
                .orElseGet(
                    () ->
                        solver.iterate(
                            gram,
                            exact,
                            lambda,
                            solver.preconditioner(gram, summary, lambda),
                            targets,
                            residual -> {}));
        stage.advance(1, "ridge %.4g, %s".formatted(lambda, SolveStep.outcome(solution)));
        if (solution.converged() || config.acceptUnconverged()) {
          points.add(new Point(gram.size(), lambda, solution));
        } else {
          complaint = SolveStep.complaint(config, solution);
        }
      }
      if (points.isEmpty()) {
        throw new NotConvergedException(complaint);
      }
      stage.finish("%d of %d have converged".formatted(points.size(), lambdas.size()));
      return points;
    }
  }

  private static String csv(
      List<Point> points, List<SortedMap<String, Double>> metrics, GramSummary summary) {
    List<String> header = new ArrayList<>(List.of("ridge", "relative-ridge", "residual"));
    header.addAll(metrics.get(0).keySet());
    Csv csv = new Csv(header.toArray(String[]::new));
    for (int p = 0; p < points.size(); p++) {
      double lambda = points.get(p).lambda();
      List<Object> line =
          new ArrayList<>(
              List.of(
                  lambda,
                  lambda / summary.meanDiagonal(),
                  points.get(p).solution().worstResidual()));
      line.addAll(metrics.get(p).values());
      csv.line(line.toArray());
    }
    return csv.toString();
  }

  private static Chart chart(List<Point> points, HeldOut scores) {
    List<double[]> curve = new ArrayList<>();
    for (int p = 0; p < points.size(); p++) {
      curve.add(new double[] {points.get(p).lambda(), scores.values().get(p)});
    }
    return new Chart(
        "The score on the test examples, by which the ridge was chosen",
        Axis.of("ridge", Scale.LOG),
        Axis.of(scores.name(), Scale.LINEAR),
        List.of(
            new Curve(scores.name(), curve, Style.MARKED),
            new Curve("chosen", List.of(curve.get(scores.best())), Style.MARKED)),
        List.of());
  }
}
