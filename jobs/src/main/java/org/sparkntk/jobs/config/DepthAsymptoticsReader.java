package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.stream.Stream;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.meanfield.Architecture;
import org.sparkntk.kernels.meanfield.EdgeOfChaos;
import org.sparkntk.kernels.meanfield.Initialization;
import org.sparkntk.kernels.meanfield.VarianceLimit;

/** Binds the {@code depth-asymptotics} section. */
final class DepthAsymptoticsReader {
  private static final String EDGE = "edge-of-chaos";
  private static final String FIXED_POINT = "fixed-point";

  /** The start variance where every variance or none is a fixed point. */
  private static final double UNIT = 1;

  /** A fifth of a second each. */
  private static final int MOST_FITTED = 300;

  /** The eigenvalues of the Gram matrix take the third power of it. */
  private static final int MOST_INPUTS = 2000;

  private static final int MOST_LAYERS = 100_000_000;

  private DepthAsymptoticsReader() {}

  static DepthAsymptoticsConfig read(Section section) {
    Initialization at = initialization(section);
    Section gram = section.section("gram");
    requireFewLayers(section, at);
    return new DepthAsymptoticsConfig(
        at,
        section.oneOf("architecture", Architecture.values()),
        startVariance(section, at),
        depths(section),
        cosines(section),
        gram.integer("inputs", 2, MOST_INPUTS),
        gram.integer("dimension", 2, MOST_INPUTS),
        gram.integer("seed", 0));
  }

  private static Initialization initialization(Section section) {
    DualActivation activation =
        PhaseDiagramReader.continuous(section.any("activation"), section.pathOf("activation"));
    double sigmaB = section.number("sigma-b", "a number of at least 0", x -> x >= 0);
    if (!section.isWord("sigma-w", EDGE)) {
      String expected = "a positive number, or " + EDGE;
      double sigmaW = section.number("sigma-w", expected, x -> x > 0);
      return new Initialization(activation, sigmaW, sigmaB);
    }
    List<EdgeOfChaos> points = EdgeOfChaos.points(activation, sigmaB);
    if (points.size() != 1) {
      throw new InvalidInputException(
          "%s: %s: expected one point of the edge of chaos of %s with sigma-b = %s, found %s"
              .formatted(
                  Origins.place(chosen(section).origin()),
                  section.pathOf("sigma-w"),
                  activation.name(),
                  sigmaB,
                  points.isEmpty() ? "none" : sigmas(points)));
    }
    return new Initialization(activation, points.get(0).sigmaW(), sigmaB);
  }

  /** Of sigma-w and what decides about its default, what the user has written. */
  private static ConfigValue chosen(Section section) {
    return Stream.of("sigma-w", "sigma-b", "activation")
        .map(section::any)
        .filter(value -> !Origins.isDefault(value.origin()))
        .findFirst()
        .orElseGet(() -> section.any("sigma-w"));
  }

  private static List<Double> cosines(Section section) {
    List<Double> cosines = section.numbers("cosines", "in [-1, 1)", x -> x >= -1 && x < 1);
    if (cosines.stream().distinct().count() < cosines.size()) {
      throw section.mismatch("cosines", "a list of different numbers");
    }
    return cosines;
  }

  /** The variance of a residual network grows from layer to layer, and so does the map change. */
  private static void requireFewLayers(Section section, Initialization at) {
    boolean isResidual =
        section.oneOf("architecture", Architecture.values()) != Architecture.FEED_FORWARD;
    List<Integer> depths = depths(section);
    int deepest = depths.get(depths.size() - 1);
    if (isResidual && !at.isScaleFree() && deepest > MOST_FITTED) {
      throw section.mismatch(
          "depths",
          "at most %d layers of a residual network of %s, whose map is another in each layer"
              .formatted(MOST_FITTED, at.activation().name()));
    }
  }

  private static String sigmas(List<EdgeOfChaos> points) {
    return "sigma-w = "
        + String.join(", ", points.stream().map(point -> "" + point.sigmaW()).toList());
  }

  private static double startVariance(Section section, Initialization at) {
    if (!section.isWord("start-variance", FIXED_POINT)) {
      String expected = "a positive number, or " + FIXED_POINT;
      return section.number("start-variance", expected, x -> x > 0);
    }
    VarianceLimit limit = VarianceLimit.of(at, UNIT);
    return limit.kind() == VarianceLimit.Kind.FINITE ? limit.q() : UNIT;
  }

  private static List<Integer> depths(Section section) {
    String expected = "an increasing list of integers from 2 to " + MOST_LAYERS;
    List<Integer> depths =
        section
            .numbers(
                "depths",
                "an integer from 2 to " + MOST_LAYERS,
                x -> x >= 2 && x == Math.rint(x) && x <= MOST_LAYERS)
            .stream()
            .map(Double::intValue)
            .toList();
    for (int i = 1; i < depths.size(); i++) {
      if (depths.get(i) <= depths.get(i - 1)) {
        throw section.mismatch("depths", expected);
      }
    }
    return depths;
  }
}
