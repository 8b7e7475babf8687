package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.Network;

/**
 * Binds {@code kernel.layers}. A layer is the name of an activation, or an object with one key: the
 * layer's type and its parameters. <code>{repeat {times = 3, layers = [...]}}</code> stands for its
 * layers three times over.
 */
final class LayersReader {
  /** The activations; a new one is one line. */
  private static final Map<String, DualActivation> ACTIVATIONS =
      Stream.of(PiecewiseLinear.relu())
          .collect(Collectors.toMap(DualActivation::name, Function.identity()));

  /** The layers with parameters; a new one is one line. */
  private static final Map<String, LayerType> TYPES =
      Map.of(
          "dense", new LayerType(List.of("sigma-w", "sigma-b"), LayersReader::dense),
          "repeat", new LayerType(List.of("times", "layers"), LayersReader::repeat));

  /** The parameters that a type of layer may have, and what is made of them. */
  private record LayerType(List<String> parameters, Function<Section, List<Layer>> make) {}

  private LayersReader() {}

  static Network network(ConfigList list) {
    List<Layer> layers = layers(list);
    return located(list, () -> Network.of(layers));
  }

  private static List<Layer> dense(Section dense) {
    return List.of(Dense.of(dense.number("sigma-w"), dense.numberOr("sigma-b", 0)));
  }

  private static List<Layer> repeat(Section repeat) {
    List<Layer> layers = layers(repeat.list("layers"));
    return Collections.nCopies(repeat.integer("times", 1), layers).stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Layer> layers(ConfigList list) {
    return list.stream().flatMap(item -> item(item).stream()).toList();
  }

  private static List<Layer> item(ConfigValue item) {
    if (item.valueType() == ConfigValueType.STRING) {
      return named(item, item.unwrapped().toString());
    }
    if (item instanceof ConfigObject object && object.size() == 1) {
      String type = object.keySet().iterator().next();
      return typed(type, new Section("", object).section(type));
    }
    throw new InvalidInputException(
        Origins.place(item.origin())
            + ": kernel.layers: expected an activation's name or a layer"
            + " {type {parameter = value, ...}}, found "
            + Section.rendered(item));
  }

  private static List<Layer> named(ConfigValue item, String name) {
    DualActivation activation = ACTIVATIONS.get(name);
    if (activation != null) {
      return List.of(new Activation(activation));
    }
    ConfigObject noParameters = ConfigValueFactory.fromMap(Map.of()).withOrigin(item.origin());
    return typed(name, new Section(name, noParameters));
  }

  private static List<Layer> typed(String name, Section parameters) {
    LayerType type = TYPES.get(name);
    if (type == null) {
      throw new InvalidInputException(
          "%s: kernel.layers: expected one of the layers %s or the activations %s, found %s"
              .formatted(
                  Origins.place(parameters.object().origin()),
                  names(TYPES),
                  names(ACTIVATIONS),
                  name));
    }
    KnownKeys.check(parameters, type.parameters());
    return located(parameters.object(), () -> type.make().apply(parameters));
  }

  /** What the mathematics says about its arguments, with the place where they were written. */
  private static <T> T located(ConfigValue value, Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          Origins.place(value.origin()) + ": kernel.layers: " + e.getMessage());
    }
  }

  private static String names(Map<String, ?> table) {
    return String.join(", ", new TreeMap<>(table).keySet());
  }
}
