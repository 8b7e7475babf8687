package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparkntk.jobs.SolveStep.Solved;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.config.FitConfig.Keep;
import org.sparkntk.jobs.config.Mode;
import org.sparkntk.jobs.config.RunConfig;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.config.SolverConfig.RidgeChoice;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.evaluate.Evaluation;
import org.sparkntk.jobs.files.ResumeDirectory;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.model.KernelBasis;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.jobs.model.ModelStore;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.solve.LearningCurve;
import org.sparkntk.jobs.solve.LearningCurve.Point;
import org.sparkntk.jobs.solve.ProductLog;
import org.sparkntk.jobs.solve.RidgeTable;
import org.sparkntk.jobs.solve.SolveStage;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.TallProduct;
import org.sparkntk.kernels.solve.Solution;

/** {@code fit}: files → examples → Gram matrix → dual coefficients → model, and its evaluation. */
final class FitJob implements Job {
  @Override
  public int run(JobContext context) throws Exception {
    try (SparkRun run = new SparkRun(context)) {
      return run.resumable(() -> fit(context, run));
    }
  }

  private static int fit(JobContext context, SparkRun run) throws IOException {
    Mode mode = run.config().mode();
    if (mode != Mode.EXACT) {
      SketchFit.require(run.config());
    }
    TrainTest data =
        ReadStep.trainAndTest(
            run,
            mode == Mode.EXACT && run.keeps(Keep.MODEL)
                ? SaveStep.MODEL + "/" + ModelStore.EXAMPLES
                : SparkRun.SCRATCH + "/train");
    RateStep rate = RateStep.begin(run);
    if (mode == Mode.SKETCH) {
      return SketchFit.fit(context, run, data, rate, warnings(run.config(), Mode.SKETCH));
    }
    if (data.test().isEmpty()) {
      requireNoTest(run.config().solver());
    }
    PanelSource source =
        new PanelSource(
            data.train().blocks(), data.preprocessing(), run.config().kernel().kernel());
    PanelSource exact =
        new PanelSource(
            data.train().blocks(),
            data.preprocessing(),
            run.config().kernel().kernel(run.config().kernel().target(), Precision.FLOAT64));
    List<Chart> charts = new ArrayList<>();
    Matrix targets = data.targets().encode(data.train().labels());
    GramStep step = GramStep.of(run, source, context.config().section("kernel"));
    if (mode == Mode.AUTO && !step.isPreferredTo(run.config().sketch().dimension())) {
      return SketchFit.fit(context, run, data, rate, warnings(run.config(), Mode.SKETCH));
    }
    ResumeDirectory resume = run.run().resume();
    LearningCurve curve = solve(run, step, source, exact, data, targets, resume, charts);
    Solution solution = curve.last().solution();
    List<String> warnings = warnings(run.config(), Mode.EXACT);
    if (!solution.converged()) {
      String message = SolveStep.complaint(run.config().solver(), solution);
      if (!run.config().solver().acceptUnconverged()) {
        throw new NotConvergedException(message);
      }
      warnings.add(message);
    }
    Model model =
        new Model(
            run.config().kernel(),
            context.config().section("kernel"),
            data.preprocessing(),
            data.targets(),
            curve.last().lambda(),
            new KernelBasis(
                data.train().blocks(), TallProduct.gram(solution.residual(), solution.residual())),
            solution.x());
    SaveStep.save(run, model);
    Optional<Evaluation> evaluation = evaluate(run, model, data.test(), resume);
    EstimateStep.compare(run);
    if (curve.points().size() > 1 && data.test().isPresent()) {
      charts.add(
          LearningCurveStep.evaluate(run, curve, model, data.train().blocks(), data.test().get()));
    }
    run.deleteScratch();
    rate.end();
    run.run()
        .complete(
            Optional.of(SolveStep.curve(run.config().solver(), solution)),
            evaluation,
            charts,
            warnings);
    return 0;
  }

  private static void requireNoTest(SolverConfig solver) {
    String key = solver.learningCurve().isEmpty() ? "posterior-variance" : "learning-curve";
    if (!solver.learningCurve().isEmpty() || solver.posteriorVariance() > 0) {
      throw new InvalidInputException(
          "solver."
              + key
              + ": expected test examples to evaluate it on, found none; set data.test or"
              + " data.test-fraction");
    }
  }

  /**
   * What a reader of the results should know.
   *
   * @param mode that was chosen
   */
  private static List<String> warnings(RunConfig config, Mode mode) {
    List<String> warnings = new ArrayList<>();
    boolean chosen = !config.solver().ridge().isFixed();
    if (chosen && config.solver().ridgeChoice() == RidgeChoice.HELD_OUT) {
      warnings.add("the ridge was chosen by the test examples, whose scores flatter it");
    }
    boolean copied = config.data().augment() != DataConfig.Augment.NONE;
    if (copied && chosen && mode != Mode.SKETCH) {
      warnings.add("the ridge was chosen as if copies of pictures were examples of their own");
    }
    if (copied && config.solver().leaveOneOut() > 0) {
      warnings.add("an example left out was still there as its copies");
    }
    return warnings;
  }

  /** The fit to all examples, and to fewer where a learning curve is wanted. */
  private static LearningCurve solve(
      SparkRun run,
      GramStep step,
      PanelSource source,
      PanelSource exact,
      TrainTest data,
      Matrix targets,
      ResumeDirectory resume,
      List<Chart> charts)
      throws IOException {
    Optional<Examples> test = data.test();
    double interval = run.config().solver().checkpointSeconds();
    ProductLog log = new ProductLog(resume, "solve", interval);
    SolveStage solver = new SolveStage(run.config().solver(), log::of);
    try (GramMatrix gram = step.matrix()) {
      long tests = test.map(Examples::count).orElse(0);
      EstimateStep.ofFit(run, solver, gram, source, targets.cols(), tests);
      GramSummary summary = step.build(gram);
      double lambda;
      if (run.config().solver().ridge().isFixed()) {
        lambda = solver.lambda(summary);
      } else if (run.config().solver().ridgeChoice() == RidgeChoice.HELD_OUT) {
        lambda = new HeldOutStep(run, resume, exact, data).choose(gram, summary, targets, charts);
      } else {
        ProductLog ridgeLog = new ProductLog(resume, "ridge", interval);
        RidgeTable ridges = RidgeStep.run(run, ridgeLog, gram, summary, targets);
        charts.addAll(RidgeStep.charts(ridges));
        lambda = ridges.best().score().lambda();
      }
      double relative = lambda / summary.meanDiagonal();
      List<Point> points = LearningCurveStep.solve(run, resume, gram, exact, relative, targets);
      Solved all = new SolveStep(run, solver, log, gram, exact, summary, lambda, targets).solve();
      points.add(new Point(gram.size(), lambda, all.solution()));
      if (run.config().solver().leaveOneOut() > 0 && all.solution().converged()) {
        LeaveOneOutStep.run(
            run, solver, gram, lambda, all.preconditioner(), all.solution().x(), targets);
      }
      if (run.config().solver().posteriorVariance() > 0 && test.isPresent()) {
        new PosteriorVarianceStep(run, solver, gram, lambda, all.preconditioner(), source)
            .run(test.get(), resume);
      }
      return new LearningCurve(points);
    }
  }

  private static Optional<Evaluation> evaluate(
      SparkRun run, Model model, Optional<Examples> test, ResumeDirectory resume)
      throws IOException {
    return test.isEmpty() ? Optional.empty() : PredictStep.predict(run, model, test.get(), resume);
  }
}
