package org.sparkntk.jobs.ml;

import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.jobs.config.KernelConfig;
import org.sparkntk.jobs.config.LoadedConfig;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.distributed.TileMaker;
import org.sparkntk.jobs.gram.GramStage;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.model.KernelBasis;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.jobs.solve.RidgeSearch;
import org.sparkntk.jobs.solve.SolveStage;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.TallProduct;
import org.sparkntk.kernels.solve.Solution;

/** The Gram and the solve stage without a run directory. */
record ExactSolve(JavaSparkContext spark, LoadedConfig config, TrainTest data) {
  Model model() {
    KernelConfig kernel = config.run().kernel();
    SolverConfig settings = config.run().solver();
    GramStage stage = new GramStage(spark, config.run().gram());
    PanelSource source = source(kernel.kernel());
    PanelSource exact = source(kernel.kernel(kernel.target(), Precision.FLOAT64));
    Matrix targets = data.targets().encode(data.train().labels());
    try (GramMatrix gram =
        stage.matrix(source, stage.plan(source).storage(), TileMaker.computing(source))) {
      GramSummary summary = stage.build(gram);
      SolveStage solver = new SolveStage(settings);
      double lambda =
          settings.ridge().isFixed()
              ? solver.lambda(summary)
              : new RidgeSearch(settings)
                  .run(gram, summary, targets, point -> {})
                  .best()
                  .score()
                  .lambda();
      Solution solution = solver.solve(gram, exact, summary, lambda, targets, point -> {});
      requireConverged(settings, solution);
      return model(solution, lambda);
    }
  }

  private PanelSource source(Kernel kernel) {
    return new PanelSource(data.train().blocks(), data.preprocessing(), kernel);
  }

  private static void requireConverged(SolverConfig settings, Solution solution) {
    if (!solution.converged() && !settings.acceptUnconverged()) {
      throw new IllegalStateException(
          "the solver has not converged: true relative residual %.2e, tolerance %.1e; raise ridge or tolerance"
              .formatted(solution.worstResidual(), settings.target()));
    }
  }

  private Model model(Solution solution, double lambda) {
    return new Model(
        config.run().kernel(),
        config.section("kernel"),
        data.preprocessing(),
        data.targets(),
        lambda,
        new KernelBasis(
            data.train().blocks(), TallProduct.gram(solution.residual(), solution.residual())),
        solution.x());
  }
}
