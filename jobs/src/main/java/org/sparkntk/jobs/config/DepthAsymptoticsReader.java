package org.sparkntk.jobs.config;

import java.util.List;
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

  private DepthAsymptoticsReader() {}

  static DepthAsymptoticsConfig read(Section section) {
    Initialization at = initialization(section);
    Section gram = section.section("gram");
    return new DepthAsymptoticsConfig(
        at,
        section.oneOf("architecture", Architecture.values()),
        startVariance(section, at),
        depths(section),
        section.numbers("cosines", "in [-1, 1]", x -> Math.abs(x) <= 1),
        gram.integer("inputs", 2),
        gram.integer("dimension", 2),
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
                  Origins.place(section.any("sigma-w").origin()),
                  section.pathOf("sigma-w"),
                  activation.name(),
                  sigmaB,
                  points.isEmpty() ? "none" : sigmas(points)));
    }
    return new Initialization(activation, points.get(0).sigmaW(), sigmaB);
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
    String expected = "an increasing list of integers of at least 2";
    List<Integer> depths =
        section
            .numbers("depths", "at least 2", x -> x >= 2 && x == Math.rint(x) && x < 1e8)
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
