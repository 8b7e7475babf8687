package org.sparkntk.kernels.network;

import java.io.Serializable;
import java.util.List;

/**
 * A network of layers, input first.
 *
 * @param sequence at least one layer, each of which can follow the one before it
 */
public record Network(Sequence sequence) implements Serializable {
  /** Validates the order of the layers. */
  public Network {
    if (sequence.layers().isEmpty()) {
      throw new IllegalArgumentException("a network needs at least one layer");
    }
    sequence.after(Signal.INPUT);
  }

  /** A network whose layers are known by their number. */
  public static Network of(List<Layer> layers) {
    return new Network(Sequence.of(layers));
  }

  /** The layers, input first. */
  public List<Layer> layers() {
    return sequence.layers();
  }
}
