package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Binds the {@code sketch-error} section. */
final class SketchErrorReader {
  /** Dense matrices of so many examples are factored on the driver. */
  private static final int MOST_EXAMPLES = 10_000;

  private static final List<String> MAPS =
      Arrays.stream(SketchConfig.MapType.values()).map(Section::spelling).toList();

  /** What a map may have beside its name. */
  private static final List<String> PARAMETERS =
      List.of("landmarks", "directions", "degree", "layers", "leaf", "length-scale");

  private SketchErrorReader() {}

  /**
   * Binds it.
   *
   * @param sketch the {@code sketch} section, which maps have their other settings from
   */
  static SketchErrorConfig read(Section section, Section sketch) {
    SketchErrorConfig config =
        new SketchErrorConfig(
            section.list("maps").stream()
                .map(value -> variant(value, section.pathOf("maps"), sketch))
                .distinct()
                .toList(),
            section.integers("dimensions", 1).stream().sorted().distinct().toList(),
            section.integer("seeds", 2),
            section.integer("examples", 2, MOST_EXAMPLES),
            section.oneOf("exact", SketchErrorConfig.Exact.values()));
    if (config.maps().isEmpty()) {
      throw section.mismatch("maps", "at least one of " + Names.list(MAPS));
    }
    if (config.dimensions().isEmpty()) {
      throw section.mismatch("dimensions", "at least one number");
    }
    return config;
  }

  private static SketchVariant variant(ConfigValue value, String where, Section sketch) {
    Item item = Item.of(value, where, "features");
    if (!MAPS.contains(item.name())) {
      throw item.unknown("features", "one of " + Names.list(MAPS), MAPS);
    }
    item.requireParameters(PARAMETERS);
    Section given = item.parameters();
    List<String> set = PARAMETERS.stream().filter(given::has).toList();
    ConfigObject all =
        given
            .object()
            .withFallback(sketch.object())
            .withValue("map", ConfigValueFactory.fromAnyRef(item.name()));
    SketchConfig bound = SketchReader.read(new Section(given.prefix(), all));
    return new SketchVariant(
        item.name() + set.stream().map(key -> "-" + given.text(key)).collect(Collectors.joining()),
        "map = "
            + item.name()
            + set.stream()
                .map(key -> ", %s = %s".formatted(key, given.text(key)))
                .collect(Collectors.joining()),
        bound);
  }
}
