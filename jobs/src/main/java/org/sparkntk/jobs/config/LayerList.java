package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.List;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.Sequence;

/**
 * The layers read so far. Layers are numbered as they run: {@code 4} is the fourth, however often
 * {@code repeat} was at work; {@code 4.2} is the second within the fourth, {@code 4.1.2} the second
 * of its first branch.
 */
final class LayerList {
  private final String outer;
  private final List<Layer> layers = new ArrayList<>();
  private final List<String> places = new ArrayList<>();

  private LayerList(String outer) {
    this.outer = outer;
  }

  /** The layers of a whole network. */
  static LayerList ofNetwork() {
    return new LayerList("");
  }

  /** The layers within the next layer. */
  LayerList within() {
    return new LayerList(number() + ".");
  }

  /** The layers of one branch of the next layer, counted from 1. */
  LayerList branch(int branch) {
    return new LayerList(number() + "." + branch + ".");
  }

  /** Which layer comes next, for messages. */
  String next() {
    return "kernel.layers: layer " + number();
  }

  /** Appends a layer under the name that the user knows it by. */
  void add(ConfigOrigin origin, String name, Layer layer) {
    places.add(Places.of(origin, next(), name));
    layers.add(layer);
  }

  /** The layers with their places. */
  Sequence sequence() {
    return new Sequence(layers, places);
  }

  private String number() {
    return outer + (layers.size() + 1);
  }
}
