package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.Sequence;

/**
 * The layers read so far. Layers are numbered as they run: {@code 4} is the fourth, however often
 * {@code repeat} was at work; {@code 4.2} is the second within the fourth, {@code 4.1.2} the second
 * of its first branch.
 */
final class LayerList {
  /** The most layers of a network, those within others included. */
  static final int MOST = 1_000_000;

  private final String outer;
  private final AtomicInteger total;
  private final List<Layer> layers = new ArrayList<>();
  private final List<String> places = new ArrayList<>();

  private LayerList(String outer, AtomicInteger total) {
    this.outer = outer;
    this.total = total;
  }

  /** The layers of a whole network. */
  static LayerList ofNetwork() {
    return new LayerList("", new AtomicInteger());
  }

  /** The layers within the next layer. */
  LayerList within() {
    return new LayerList(number() + ".", total);
  }

  /** The layers of one branch of the next layer, counted from 1. */
  LayerList branch(int branch) {
    return new LayerList(number() + "." + branch + ".", total);
  }

  /** Which layer comes next, for messages. */
  String next() {
    return "kernel.layers: layer " + number();
  }

  /**
   * Appends a layer under the name that the user knows it by.
   *
   * @throws InvalidInputException if the network has too many
   */
  void add(ConfigOrigin origin, String name, Layer layer) {
    if (total.incrementAndGet() > MOST) {
      throw new InvalidInputException(
          "%s: kernel.layers: expected at most %,d layers, found more"
              .formatted(Origins.place(origin), MOST));
    }
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
