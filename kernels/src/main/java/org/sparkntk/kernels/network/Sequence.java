package org.sparkntk.kernels.network;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers one after another.
 *
 * @param layers the layers, input first
 * @param places where each was written, for messages
 */
public record Sequence(List<Layer> layers, List<String> places) implements Serializable {
  /** Validates that every layer has a place. */
  public Sequence {
    layers = List.copyOf(layers);
    places = List.copyOf(places);
    if (layers.size() != places.size()) {
      throw new IllegalArgumentException(
          "expected a place for each of " + layers.size() + " layers, found " + places.size());
    }
  }

  /** Layers that are known by their number. */
  public static Sequence of(List<Layer> layers) {
    List<String> places = new ArrayList<>();
    for (Layer layer : layers) {
      places.add("layer " + (places.size() + 1) + " (" + layer.name() + ")");
    }
    return new Sequence(layers, places);
  }

  /** Layers that are known by their number. */
  public static Sequence of(Layer... layers) {
    return of(List.of(layers));
  }

  /**
   * What comes out of the last layer.
   *
   * @throws IllegalArgumentException if a layer cannot follow the one before it
   */
  Signal after(Signal before) {
    Signal signal = before;
    for (int i = 0; i < layers.size(); i++) {
      try {
        signal = layers.get(i).after(signal);
      } catch (IllegalArgumentException e) {
        throw located(e, places.get(i));
      }
    }
    return signal;
  }

  SequencePanel prepare(SelfKernels self) {
    List<LayerPanel> panels = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      try {
        panels.add(layers.get(i).prepare(self));
        self.requireRepresentable();
      } catch (ArithmeticException | IllegalArgumentException e) {
        throw SequencePanel.located(places.get(i), e);
      }
    }
    return new SequencePanel(panels, places);
  }

  /** The innermost place is enough. */
  private static IllegalArgumentException located(IllegalArgumentException e, String place) {
    return e instanceof MisplacedLayerException ? e : new MisplacedLayerException(place, e);
  }
}
