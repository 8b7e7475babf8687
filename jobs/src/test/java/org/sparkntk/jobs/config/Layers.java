package org.sparkntk.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.Network;

/** Layers and activations of texts, as if each were a file {@code test.conf}. */
final class Layers {
  private Layers() {}

  static Network network(String layers) {
    return LayersReader.network(parse("layers = [" + layers + "]").getList("layers"));
  }

  static List<Layer> of(String layers) {
    return network(layers).layers();
  }

  static DualActivation activation(String activation) {
    return ActivationReader.read(
        parse("activation = " + activation).getValue("activation"), "activation");
  }

  private static Config parse(String text) {
    return ConfigFactory.parseString(
        text, ConfigParseOptions.defaults().setOriginDescription("test.conf"));
  }
}
