package org.sparkntk.jobs.ml;

import java.io.Serializable;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.Identifiable;

/** The parameters that {@link NtkFeatures} and their model have in common. */
final class FeatureParams implements Serializable {
  private static final long serialVersionUID = 1L;

  final Param<String> inputCol;
  final Param<String> outputCol;
  final Param<String> map;
  final IntParam dimension;
  final IntParam depth;
  final Param<String> leaf;
  final DoubleParam lengthScale;
  final LongParam seed;

  FeatureParams(Identifiable parent) {
    this.inputCol = new Param<>(parent, "inputCol", "column of vectors");
    this.outputCol = new Param<>(parent, "outputCol", "column of features to add");
    this.map =
        new Param<>(
            parent,
            "map",
            "kind of features: " + String.join(", ", FeatureMaps.NAMES),
            value -> FeatureMaps.NAMES.contains(value));
    this.dimension =
        new IntParam(
            parent, "dimension", "features; nystrom: landmarks (> 0)", ParamValidators.gt(0));
    this.depth = new IntParam(parent, "depth", "hidden ReLU layers (> 0)", ParamValidators.gt(0));
    this.leaf =
        new Param<>(
            parent,
            "leaf",
            "of map = ntk-sketch, the sketch of the input: srht; count-sketch, osnap: for sparse"
                + " vectors",
            FeatureMaps.LEAVES::contains);
    this.lengthScale =
        new DoubleParam(parent, "lengthScale", "of map = fourier (> 0)", ParamValidators.gt(0));
    this.seed = new LongParam(parent, "seed", "of landmarks or random weights");
  }
}
