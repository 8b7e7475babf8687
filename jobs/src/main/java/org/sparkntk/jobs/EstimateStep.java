package org.sparkntk.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.config.SolverConfig.Certify;
import org.sparkntk.jobs.config.SolverConfig.Method;
import org.sparkntk.jobs.config.SolverConfig.RidgeChoice;
import org.sparkntk.jobs.config.SolverConfig.RidgeScale;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.estimate.CostModel;
import org.sparkntk.jobs.estimate.Speed;
import org.sparkntk.jobs.progress.Durations;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Metrics;
import org.sparkntk.jobs.solve.IterationWidth;
import org.sparkntk.jobs.solve.RidgeSearch;
import org.sparkntk.jobs.solve.SolveStage;

/**
 * What the long stages of a job will take, told before they begin, and compared at the end with
 * what they took. It covers the Gram matrix, the ridge, the solve of the whole system and the
 * prediction of test examples; tiles found in a store and products found in a checkpoint make a run
 * shorter, a learning curve, leave-one-out errors and variances longer.
 */
final class EstimateStep {
  /** Passes of the search for a ridge, each with as much work again on the driver. */
  private static final int RIDGE_PASSES = 25;

  /** What a certified solve takes, in solves. */
  private static final double CERTIFIED = 2.2;

  /** A ridge of nothing at all takes as many passes as this. */
  private static final double SMALLEST_RIDGE = 1e-6;

  /** A ridge that is still to be found, or whose unit is not known before the Gram matrix. */
  private static final double UNKNOWN_RIDGE = 1e-2;

  /** What is compared. */
  private static final List<String> STAGES =
      List.of("gram", "ridge", "precondition", "solve", "predict");

  private static final String ESTIMATED = "estimate.seconds";

  private EstimateStep() {}

  /** For {@code gram}; nothing if there is but one tile. */
  static void ofGram(SparkRun run, GramMatrix gram, PanelSource source) {
    if (gram.grid().blocks() > 1) {
      CostModel model = measure(run, source);
      tell(run, model.gram((double) gram.grid().entries()) + model.write(bytes(gram)), 0, 0);
    }
  }

  /**
   * For {@code fit}; nothing if there is but one tile.
   *
   * @param outputs columns of the targets
   * @param tests number of test examples
   */
  static void ofFit(
      SparkRun run, SolveStage solver, GramMatrix gram, PanelSource source, int outputs, long tests)
      throws IOException {
    if (gram.grid().blocks() == 1) {
      return;
    }
    CostModel model = measure(run, source);
    double predict = tests == 0 ? 0 : model.predict((double) tests * gram.size());
    double write = run.gramStore().isEmpty() ? 0 : model.write(bytes(gram));
    tell(
        run,
        model.gram((double) gram.grid().entries()) + write,
        solve(run, solver, gram, outputs, model),
        predict);
  }

  private static double bytes(GramMatrix gram) {
    return (double) gram.grid().entries() * gram.precision().bytes();
  }

  private static CostModel measure(SparkRun run, PanelSource source) {
    try (Stage stage =
        run.run().progress().start("calibrate", "a tile and its product, measured")) {
      Speed speed = Speed.measure(run.spark(), source);
      stage.finish(
          "%.3g ns to compute an entry on a core, %.3g ns to multiply it with %d columns"
              .formatted(1e9 * speed.fill(), 1e9 * speed.multiply(), Speed.WIDTH));
      return new CostModel(speed, run.spark().defaultParallelism());
    }
  }

  private static double solve(
      SparkRun run, SolveStage solver, GramMatrix gram, int outputs, CostModel model) {
    SolverConfig config = run.config().solver();
    if (solver.choice(gram).method() == Method.CHOLESKY) {
      double factor = model.factor(gram.size());
      return config.ridgeChoice() == RidgeChoice.HELD_OUT
          ? factor + search(config, factor)
          : factor;
    }
    double passes = CostModel.passes(gram.size(), ridge(config), config.tolerance());
    double certified = config.certify() == Certify.NONE ? 1 : CERTIFIED;
    double entries = gram.grid().entries();
    return model.iterate(
        certified * passes + search(config, certified * passes),
        entries,
        bytes(gram),
        gram.storage(),
        IterationWidth.columns(config, gram.storage(), outputs, gram.size()));
  }

  private static double search(SolverConfig config, double passes) {
    if (config.ridge().isFixed()) {
      return 0;
    }
    return config.ridgeChoice() == RidgeChoice.HELD_OUT
        ? RidgeSearch.count(config) * passes
        : 2 * RIDGE_PASSES;
  }

  private static double ridge(SolverConfig config) {
    return config.ridge().isFixed() && config.ridgeScale() == RidgeScale.RELATIVE
        ? Math.max(SMALLEST_RIDGE, config.ridge().values().get(0))
        : UNKNOWN_RIDGE;
  }

  private static void tell(SparkRun run, double gram, double solve, double predict) {
    double all = gram + solve + predict;
    StringBuilder line =
        new StringBuilder("about " + Durations.text(all) + ": Gram matrix " + Durations.text(gram));
    Metrics metrics = run.run().metrics();
    metrics.put("estimate.gram-seconds", gram);
    if (solve > 0) {
      line.append(", solve ").append(Durations.text(solve));
      metrics.put("estimate.solve-seconds", solve);
    }
    if (predict > 0) {
      line.append(", predict ").append(Durations.text(predict));
      metrics.put("estimate.predict-seconds", predict);
    }
    metrics.put(ESTIMATED, all);
    run.run().progress().line("estimate   " + line);
  }

  /** How long it took in the end, in units of what was told. */
  static void compare(SparkRun run) {
    Double told = run.run().metrics().values().get(ESTIMATED);
    if (told == null) {
      return;
    }
    Map<String, Double> taken = run.run().progress().metrics();
    double spent =
        STAGES.stream().mapToDouble(stage -> taken.getOrDefault(stage + ".seconds", 0.0)).sum();
    run.run().metrics().put("estimate.ratio", spent / told);
    run.run()
        .progress()
        .line(
            "estimate   these stages took %s, %.2f times the estimate"
                .formatted(Durations.text(spent), spent / told));
  }
}
