package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigValue;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.activation.DualActivation;

/** Binds an activation: a name of {@link ActivationTable}, or a name with parameters. */
final class ActivationReader {
  private ActivationReader() {}

  /**
   * Reads an activation.
   *
   * @param where its key, for messages
   * @throws InvalidInputException if there is none of this name, or a parameter is missing, unknown
   *     or out of range
   */
  static DualActivation read(ConfigValue value, String where) {
    return read(Item.of(value, where, "an activation"));
  }

  static DualActivation read(Item item) {
    ActivationTable.Kind kind = ActivationTable.KINDS.get(item.name());
    if (kind == null) {
      var known = ActivationTable.KINDS.keySet().stream().toList();
      throw item.unknown("an activation", "one of the activations " + Names.list(known), known);
    }
    item.requireParameters(kind.parameters());
    return item.make(() -> kind.make().apply(item.parameters()));
  }
}
