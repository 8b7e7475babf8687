package org.sparkntk.jobs.ml;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.sparkntk.jobs.config.SketchConfig;
import org.sparkntk.jobs.config.SolverConfig;

/**
 * The parameters that estimators and their models have in common, with the names of the keys of
 * {@code conf/defaults.conf} and their defaults.
 */
final class KernelParams implements Serializable {
  private static final long serialVersionUID = 1L;

  static final String EXACT = "exact";
  static final String SKETCH = "sketch";

  final String uid;
  final Param<String> mode;
  final IntParam depth;
  final DoubleParam sigmaW;
  final Param<String> layers;
  final DoubleParam ridge;
  final Param<String> ridgeScale;
  final DoubleParam tolerance;
  final Param<String> map;
  final IntParam dimension;
  final LongParam seed;
  final Param<String> conf;

  KernelParams(String parent) {
    this.uid = parent;
    this.mode =
        choice(parent, "mode", "the kernel itself, or features like it", List.of(EXACT, SKETCH));
    this.depth =
        new IntParam(parent, "depth", "hidden dense ReLU layers (> 0)", ParamValidators.gt(0));
    this.sigmaW =
        new DoubleParam(parent, "sigmaW", "of the hidden layers (> 0)", ParamValidators.gt(0));
    this.layers =
        new Param<>(parent, "layers", "kernel.layers in HOCON, in place of depth and sigmaW");
    this.ridge =
        new DoubleParam(parent, "ridge", "λ in (Θ + λI) α = Y (>= 0)", ParamValidators.gtEq(0));
    this.ridgeScale =
        choice(
            parent,
            "ridgeScale",
            "unit of the ridge: the mean diagonal of Θ, or 1",
            names(SolverConfig.RidgeScale.values()));
    this.tolerance =
        new DoubleParam(
            parent,
            "tolerance",
            "largest relative residual of the solution",
            ParamValidators.inRange(0, 1, false, false));
    this.map =
        choice(parent, "map", "features of mode = sketch", names(SketchConfig.MapType.values()));
    this.dimension =
        new IntParam(
            parent, "dimension", "features; nystrom: landmarks (> 0)", ParamValidators.gt(0));
    this.seed = new LongParam(parent, "seed", "of landmarks or random weights");
    this.conf =
        new Param<>(parent, "conf", "further keys of kernel, gram, solver and sketch in HOCON");
  }

  private static Param<String> choice(
      String parent, String name, String what, List<String> values) {
    return new Param<>(
        parent, name, what + ": " + String.join(", ", values), value -> values.contains(value));
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  /** Gives an estimator the defaults; a model has them from its estimator. */
  void setDefaults(Params estimator) {
    estimator.setDefault(mode, EXACT);
    estimator.setDefault(depth, 1);
    estimator.setDefault(sigmaW, Math.sqrt(2));
    estimator.setDefault(layers, "");
    estimator.setDefault(ridge, 1e-3);
    estimator.setDefault(ridgeScale, "relative");
    estimator.setDefault(tolerance, 1e-6);
    estimator.setDefault(map, FeatureMaps.NYSTROM);
    estimator.setDefault(dimension, 4096);
    estimator.setDefault(seed, 1L);
    estimator.setDefault(conf, "");
  }
}
