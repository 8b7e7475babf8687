package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Network;

/**
 * Binds {@code kernel.layers}: activations of {@link ActivationTable} and layers of {@link
 * LayerTable}, each a name, or an object with one key, the name, and its parameters.
 */
final class LayersReader {
  private LayersReader() {}

  /**
   * Reads a network.
   *
   * @throws InvalidInputException naming the layer and its line if a layer is unknown, lacks a
   *     parameter, has a wrong one, or cannot follow the one before it
   */
  static Network network(ConfigList list) {
    LayerList out = LayerList.ofNetwork();
    read(list, out);
    if (out.sequence().layers().isEmpty()) {
      throw new InvalidInputException(
          Origins.place(list.origin())
              + ": kernel.layers: expected at least one layer, found none");
    }
    try {
      return new Network(out.sequence());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(Places.said(String.valueOf(e.getMessage())));
    }
  }

  /** Appends a list of layers. */
  static void read(ConfigList list, LayerList out) {
    for (ConfigValue value : list) {
      read(Item.of(value, out.next(), "a layer or an activation"), out);
    }
  }

  private static void read(Item item, LayerList out) {
    LayerTable.Kind kind = LayerTable.KINDS.get(item.name());
    if (kind != null) {
      item.requireParameters(kind.parameters());
      kind.reader().read(item, out);
    } else if (ActivationTable.KINDS.containsKey(item.name())) {
      DualActivation function = ActivationReader.read(item);
      out.add(item.origin(), item.name(), new Activation(function));
    } else {
      throw unknown(item);
    }
  }

  private static InvalidInputException unknown(Item item) {
    List<String> layers = List.copyOf(LayerTable.KINDS.keySet());
    List<String> activations = List.copyOf(ActivationTable.KINDS.keySet());
    List<String> known = new ArrayList<>(layers);
    known.addAll(activations);
    return item.unknown(
        "a layer or an activation",
        "one of the layers %s or the activations %s"
            .formatted(Names.list(layers), Names.list(activations)),
        known);
  }
}
