package org.sparkntk.jobs.config;

import org.sparkntk.kernels.features.Directions;
import org.sparkntk.kernels.features.NtkSketchFactory;
import org.sparkntk.kernels.features.SketchMode;
import org.sparkntk.kernels.sketch.LeafType;

/** Binds the {@code sketch} section. */
final class SketchReader {
  private SketchReader() {}

  static SketchConfig read(Section sketch) {
    // Models saved before there was a choice have no landmarks and no storage key.
    SketchConfig.LandmarkChoice landmarks =
        sketch.oneOfOr(
            "landmarks", SketchConfig.LandmarkChoice.values(), SketchConfig.LandmarkChoice.UNIFORM);
    GramConfig.Storage storage =
        sketch.oneOfOr("storage", GramConfig.Storage.values(), GramConfig.Storage.AUTO);
    return new SketchConfig(
        sketch.oneOf("map", SketchConfig.MapType.values()),
        sketch.integer("dimension", 1),
        sketch.seed("seed"),
        landmarks,
        sketch.oneOf("directions", Directions.values()),
        degree(sketch),
        sketch.oneOf("layers", SketchMode.values()),
        sketch.oneOf("leaf", LeafType.values()),
        sketch.number("length-scale", "a positive number", x -> x > 0),
        sketch.oneOf("solver", SketchConfig.Solver.values()),
        storage,
        sketch.integer("folds", 2));
  }

  private static int degree(Section sketch) {
    int degree = sketch.integer("degree", 2);
    if (Integer.bitCount(degree) != 1 || degree > NtkSketchFactory.MAX_DEGREE) {
      throw sketch.mismatch("degree", "a power of two from 2 to " + NtkSketchFactory.MAX_DEGREE);
    }
    return degree;
  }
}
