package org.sparkntk.jobs.ml;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.config.LoadedConfig;
import org.sparkntk.jobs.config.RunConfig;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.jobs.sketch.FeatureBases;
import org.sparkntk.jobs.sketch.FeatureSource;
import org.sparkntk.jobs.sketch.NormalPlan;
import org.sparkntk.jobs.sketch.SharedMap;
import org.sparkntk.jobs.sketch.SketchRegression;
import org.sparkntk.kernels.linalg.Matrix;

/** Features and their normal equations without a run directory. */
record SketchSolve(JavaSparkContext spark, LoadedConfig config, TrainTest data) {
  Model model() {
    RunConfig run = config.run();
    NormalPlan plan = new NormalPlan(run.sketch(), run.solver());
    if (plan.iterates()) {
      throw new InvalidInputException(
          ("dimension: expected few enough features for normal equations on the driver, found %,d;"
                  + " the fit job iterates")
              .formatted(run.sketch().dimension()));
    }
    FeatureBases bases =
        FeatureBases.of(spark, run.kernel(), run.sketch(), config.section("sketch"), data);
    SharedMap map = new SharedMap(spark, bases.factory());
    Broadcast<Matrix> targets = spark.broadcast(data.targets().encode(data.train().labels()));
    try {
      FeatureSource source = new FeatureSource(data.train().blocks(), data.preprocessing(), map);
      SketchRegression regression =
          SketchRegression.of(spark, source, targets, plan, bases.landmarks());
      double lambda = regression.lambda(regression.scores());
      return new Model(
          run.kernel(),
          config.section("kernel"),
          data.preprocessing(),
          data.targets(),
          lambda,
          bases.basis(map.get()),
          bases.coefficients(map.get(), regression.weights(lambda)));
    } finally {
      map.destroy();
      targets.destroy();
    }
  }
}
