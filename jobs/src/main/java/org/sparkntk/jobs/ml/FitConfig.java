package org.sparkntk.jobs.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.ml.param.Param;
import org.sparkntk.jobs.config.ConfigReader;
import org.sparkntk.jobs.config.LoadedConfig;
import org.sparkntk.jobs.config.RunConfig;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Parameters as the configuration of a fit: defaults, then {@code conf}, then what is set. */
final class FitConfig {
  private static final Set<String> SECTIONS = Set.of("kernel", "gram", "solver", "sketch");

  private FitConfig() {}

  /**
   * The configuration.
   *
   * @throws InvalidInputException if it is none, or asks for what only the command line can do
   */
  static LoadedConfig of(NtkParams params) {
    List<ConfigReader.Text> texts = new ArrayList<>();
    texts.add(new ConfigReader.Text(params.conf().name(), params.getConf()));
    if (params.isSet(params.layers())) {
      texts.add(text(params.layers(), "kernel.layers", params.getLayers()));
    } else if (params.isSet(params.depth()) || params.isSet(params.sigmaW())) {
      texts.add(text(params.depth(), "kernel.layers", layers(params)));
    }
    addIfSet(params, params.ridge(), "solver.ridge", texts);
    addIfSet(params, params.ridgeScale(), "solver.ridge-scale", texts);
    addIfSet(params, params.tolerance(), "solver.tolerance", texts);
    addIfSet(params, params.map(), "sketch.map", texts);
    addIfSet(params, params.dimension(), "sketch.dimension", texts);
    addIfSet(params, params.seed(), "sketch.seed", texts);
    LoadedConfig config = ConfigReader.of(texts, SECTIONS);
    require(params, config.run());
    return config;
  }

  private static String layers(NtkParams params) {
    return "[{repeat {times = %d, layers = [{dense {sigma-w = %s}}, relu]}}, {dense {sigma-w = 1.0}}]"
        .formatted(params.getDepth(), params.getSigmaW());
  }

  private static void addIfSet(
      NtkParams params, Param<?> param, String key, List<ConfigReader.Text> texts) {
    if (params.isSet(param)) {
      texts.add(text(param, key, String.valueOf(params.getOrDefault(param))));
    }
  }

  private static ConfigReader.Text text(Param<?> param, String key, String value) {
    return new ConfigReader.Text(param.name(), key + " = " + value);
  }

  private static void require(NtkParams params, RunConfig config) {
    SolverConfig solver = config.solver();
    if (solver.ridgeChoice() == SolverConfig.RidgeChoice.HELD_OUT && !solver.ridge().isFixed()) {
      throw new InvalidInputException(
          "conf: solver.ridge-choice: expected training, as an estimator has no test examples (CrossValidator holds some out), found held-out");
    }
    if (params.getMode().equals(KernelParams.SKETCH)
        && solver.certify() != SolverConfig.Certify.NONE) {
      throw new InvalidInputException(
          "conf: solver.certify: expected mode = exact, which alone can do this, found mode = sketch");
    }
    refuse(!config.solver().learningCurve().isEmpty(), "solver.learning-curve");
    refuse(config.solver().leaveOneOut() > 0, "solver.leave-one-out");
    refuse(config.solver().posteriorVariance() > 0, "solver.posterior-variance");
    refuse(!config.gram().store().isEmpty(), "gram.store");
  }

  private static void refuse(boolean isSet, String key) {
    if (isSet) {
      throw new InvalidInputException(
          "conf: expected nothing that belongs to a run directory, found " + key);
    }
  }
}
