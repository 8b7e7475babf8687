package org.sparkntk.kernels.network;

import java.io.Serializable;
import java.util.List;

/**
 * A network as the list of its layers, input first.
 *
 * @param layers at least one layer, the first a {@link Dense}; no two activations in a row, because
 *     an activation is defined on a Gaussian state only
 */
public record Network(List<Layer> layers) implements Serializable {
  /** Validates the order of the layers. */
  public Network {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network needs at least one layer");
    }
    for (int i = 0; i < layers.size(); i++) {
      boolean gaussian = i > 0 && layers.get(i - 1) instanceof Dense;
      if (layers.get(i) instanceof Activation && !gaussian) {
        throw new IllegalArgumentException(
            "layer "
                + (i + 1)
                + ": an activation must follow a dense layer, found it "
                + (i == 0 ? "on the raw input" : "after another activation"));
      }
    }
  }
}
