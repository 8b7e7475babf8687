package org.sparkntk.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Writes {@code kernel.preset}, a paper's own normalisation, out as {@code kernel.inputs} and
 * {@code kernel.layers}, so that a saved configuration and a saved model say what was computed.
 */
final class Preset {
  private static final String NONE = "none";

  /**
   * A network of ReLU layers.
   *
   * @param parameters all that it has
   * @param inputs the covariance of the inputs
   * @param dense its dense layers, a ReLU between any two
   */
  private record Kind(
      List<String> parameters, String inputs, Function<Section, List<Object>> dense) {}

  private static final Map<String, Kind> KINDS =
      Map.of(
          "jacot", new Kind(List.of("depth"), "mean", Preset::jacot),
          "arora", new Kind(List.of("hidden-layers"), "sum", Preset::arora),
          "uci", new Kind(List.of("depth", "fix-depth"), "sum", Preset::uci));

  private Preset() {}

  /**
   * The configuration without presets.
   *
   * @throws InvalidInputException if the preset is wrong, or layers or another input covariance are
   *     given beside it
   */
  static Config expand(Config config) {
    ConfigValue preset = Section.of(config, "kernel").any("preset");
    if (NONE.equals(preset.unwrapped())) {
      return config;
    }
    Item item = Item.of(preset, "kernel.preset", "a preset");
    Kind kind = KINDS.get(item.name());
    if (kind == null) {
      List<String> known = List.copyOf(KINDS.keySet());
      throw item.unknown("a preset", "none or one of the presets " + Names.list(known), known);
    }
    item.requireParameters(kind.parameters());
    requireAlone(item, kind, Section.of(config, "kernel"));
    return config
        .withValue("kernel.layers", layers(kind.dense().apply(item.parameters()), preset.origin()))
        .withValue("kernel.inputs", ConfigValueFactory.fromAnyRef(kind.inputs()))
        .withValue("kernel.preset", ConfigValueFactory.fromAnyRef(NONE));
  }

  private static void requireAlone(Item preset, Kind kind, Section kernel) {
    ConfigValue layers = kernel.any("layers");
    boolean isEmpty = layers instanceof ConfigList list && list.isEmpty();
    if (!isEmpty && !Origins.isDefault(layers.origin())) {
      throw new InvalidInputException(
          "%s: kernel.layers: expected none beside the preset %s (%s), found some; [] takes them away"
              .formatted(
                  Origins.place(layers.origin()), preset.name(), Origins.place(preset.origin())));
    }
    ConfigValue inputs = kernel.any("inputs");
    if (!kind.inputs().equals(inputs.unwrapped()) && !Origins.isDefault(inputs.origin())) {
      throw new InvalidInputException(
          "%s: kernel.inputs: expected %s as in the preset %s (%s), found %s"
              .formatted(
                  Origins.place(inputs.origin()),
                  kind.inputs(),
                  preset.name(),
                  Origins.place(preset.origin()),
                  Section.rendered(inputs)));
    }
  }

  /** Jacot et al. 1806.07572: σ_w = 1 and β = 0.1 in all L layers. */
  private static List<Object> jacot(Section p) {
    return Collections.nCopies(
        p.integer("depth", 1, LayerList.MOST), dense(Map.of("sigma-w", 1, "sigma-b", 0.1)));
  }

  /** Arora et al. 1904.11955, section 3.1: c_σ = 2 in every layer but the first. */
  private static List<Object> arora(Section p) {
    List<Object> layers = new ArrayList<>(List.of(dense(Map.of("sigma-w", 1))));
    Object hidden = dense(Map.of("sigma-w", Math.sqrt(2)));
    layers.addAll(Collections.nCopies(p.integer("hidden-layers", 1, LayerList.MOST), hidden));
    return layers;
  }

  /** The code of Arora et al. 1910.01663: no c_σ, and the first layers may be frozen. */
  private static List<Object> uci(Section p) {
    int depth = p.integer("depth", 1, LayerList.MOST);
    int frozen = p.has("fix-depth") ? p.integer("fix-depth", 0, depth - 1) : 0;
    Object fixed = dense(Map.of("sigma-w", 1, "trained", false));
    List<Object> layers = new ArrayList<>(Collections.nCopies(frozen, fixed));
    layers.addAll(Collections.nCopies(depth - frozen, dense(Map.of("sigma-w", 1))));
    return layers;
  }

  private static Object dense(Map<String, Object> parameters) {
    return Map.of("dense", parameters);
  }

  private static ConfigValue layers(List<Object> dense, ConfigOrigin origin) {
    List<Object> layers = new ArrayList<>(dense.subList(0, 1));
    for (Object layer : dense.subList(1, dense.size())) {
      layers.add("relu");
      layers.add(layer);
    }
    return ConfigValueFactory.fromAnyRef(layers, origin.description());
  }
}
