package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigValue;
import java.util.function.DoublePredicate;
import org.sparkntk.jobs.config.PhaseDiagramConfig.Range;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.activation.DualActivation;

/** Binds the {@code phase-diagram} section. */
final class PhaseDiagramReader {
  private PhaseDiagramReader() {}

  static PhaseDiagramConfig read(Section section) {
    return new PhaseDiagramConfig(
        continuous(section.any("activation"), section.pathOf("activation")),
        range(section.section("sigma-w2"), "a positive number", x -> x > 0),
        range(section.section("sigma-b2"), "a number of at least 0", x -> x >= 0),
        section.number("start-variance", "a positive number", x -> x > 0),
        section.list("edge-activations").stream()
            .map(item -> continuous(item, section.pathOf("edge-activations")))
            .toList(),
        section.numbers("edge-sigma-b", "at least 0", x -> x >= 0));
  }

  /** The correlation of a network with jumps has no growth χ₁. */
  static DualActivation continuous(ConfigValue value, String key) {
    DualActivation activation = ActivationReader.read(value, key);
    if (!activation.isContinuous()) {
      throw new InvalidInputException(
          "%s: %s: expected a continuous activation, found %s"
              .formatted(Origins.place(value.origin()), key, activation.name()));
    }
    return activation;
  }

  private static Range range(Section range, String expected, DoublePredicate condition) {
    double from = range.number("from", expected, condition);
    double to = range.number("to", "a number above from = " + from, x -> x > from);
    return new Range(from, to, range.integer("steps", 2, 1000));
  }
}
