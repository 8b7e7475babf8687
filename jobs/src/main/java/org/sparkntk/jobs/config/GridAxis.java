package org.sparkntk.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * One axis of a grid: <code>{name, values = [...], key}</code>, <code>{name, values = [...], set}
 * </code> with <code>{name}</code> in its texts for the value (or that of another axis), or <code>
 * {name, choices = [{name, set}, ...]}</code>.
 *
 * @param name of the axis
 * @param choices name of a choice → the keys that it sets; in order
 */
record GridAxis(String name, Map<String, ConfigObject> choices) {
  /** What may be a directory and a part of a path of directories everywhere. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

  /**
   * Reads an axis.
   *
   * @throws InvalidInputException if it has none of the three forms, or a choice twice
   */
  static GridAxis read(Section axis) {
    String name = name(axis, "name", axis.text("name"));
    Map<String, ConfigObject> choices = new LinkedHashMap<>();
    if (axis.has("choices")) {
      requireKeys(axis, Set.of("name", "choices"));
      for (Section choice : axis.sections("choices")) {
        requireKeys(choice, Set.of("name", "set"));
        add(choices, choice, choice.text("name"), choice.section("set").object());
      }
    } else {
      boolean keyed = axis.has("key");
      requireKeys(axis, Set.of("name", "values", keyed ? "key" : "set"));
      for (ConfigValue value : axis.list("values")) {
        String text =
            Scalars.text(value)
                .orElseThrow(() -> axis.mismatch("values", "a list of texts or numbers"));
        add(
            choices,
            axis,
            text,
            keyed
                ? keyed(axis.text("key"), value)
                : filled(axis.section("set").object(), "{" + name + "}", value));
      }
    }
    if (choices.isEmpty()) {
      throw axis.mismatch(axis.has("choices") ? "choices" : "values", "at least one");
    }
    return new GridAxis(name, choices);
  }

  /**
   * What this axis sets in a cell; <code>{name}</code> stands for the choice on any axis.
   *
   * @param cell axis → choice
   */
  ConfigObject keys(Map<String, String> cell) {
    ConfigObject keys = Objects.requireNonNull(choices.get(cell.getOrDefault(name, "")), name);
    return (ConfigObject)
        replaced(
            keys,
            found -> {
              String text = String.valueOf(found.unwrapped());
              for (Map.Entry<String, String> choice : cell.entrySet()) {
                text = text.replace("{" + choice.getKey() + "}", choice.getValue());
              }
              return ConfigValueFactory.fromAnyRef(text).withOrigin(found.origin());
            });
  }

  private static void add(
      Map<String, ConfigObject> choices, Section at, String text, ConfigObject keys) {
    String key = at.has("values") ? "values" : "name";
    if (choices.putIfAbsent(name(at, key, text), keys) != null) {
      throw at.mismatch(key, "each choice once");
    }
  }

  private static String name(Section at, String key, String text) {
    if (!NAME.matcher(text).matches()) {
      throw at.mismatch(key, "names of letters, digits and . _ + -, which become directories");
    }
    return text;
  }

  private static void requireKeys(Section at, Set<String> expected) {
    if (!at.object().keySet().equals(expected)) {
      throw new InvalidInputException(
          "%s: %s: expected the keys %s, found %s"
              .formatted(
                  Origins.place(at.object().origin()),
                  at.prefix().replaceFirst("\\.$", ""),
                  Names.list(new TreeSet<>(expected)),
                  Names.list(at.object().keySet())));
    }
  }

  private static ConfigObject keyed(String key, ConfigValue value) {
    Config empty = ConfigFactory.empty(value.origin().description());
    return new Setting(key, value).applyTo(empty).root();
  }

  /** The keys with the value in place of its name; a text that is the name alone becomes it. */
  private static ConfigObject filled(ConfigObject template, String name, ConfigValue value) {
    String text = String.valueOf(value.unwrapped());
    return (ConfigObject)
        replaced(
            template,
            found ->
                found.unwrapped().equals(name)
                    ? value
                    : ConfigValueFactory.fromAnyRef(
                            String.valueOf(found.unwrapped()).replace(name, text))
                        .withOrigin(found.origin()));
  }

  private static ConfigValue replaced(ConfigValue value, UnaryOperator<ConfigValue> text) {
    ConfigOrigin origin = value.origin();
    if (value instanceof ConfigObject object) {
      Map<String, ConfigValue> entries = new LinkedHashMap<>();
      object.forEach((key, entry) -> entries.put(key, replaced(entry, text)));
      return ConfigValueFactory.fromMap(entries).withOrigin(origin);
    }
    if (value instanceof ConfigList list) {
      List<ConfigValue> items = new ArrayList<>();
      list.forEach(item -> items.add(replaced(item, text)));
      return ConfigValueFactory.fromIterable(items).withOrigin(origin);
    }
    return value.unwrapped() instanceof String ? text.apply(value) : value;
  }
}
