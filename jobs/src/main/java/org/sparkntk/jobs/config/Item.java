package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * A bare name, or a name with parameters: <code>relu</code>, <code>{leaky-relu {alpha = 0.1}}
 * </code>.
 *
 * @param where the key that it is the value of, for messages
 * @param name which of the things that may stand there
 * @param parameters empty for a bare name
 * @param origin of the whole item
 */
record Item(String where, String name, Section parameters, ConfigOrigin origin) {
  /**
   * Reads an item.
   *
   * @param expected what may stand there, in words
   * @throws InvalidInputException if the value is neither a name nor a name with parameters
   */
  static Item of(ConfigValue value, String where, String expected) {
    if (value.valueType() == ConfigValueType.STRING) {
      ConfigObject none = ConfigValueFactory.fromMap(Map.of()).withOrigin(value.origin());
      return of(value, where, value.unwrapped().toString(), none);
    }
    if (value instanceof ConfigObject object && object.size() == 1) {
      Map.Entry<String, ConfigValue> entry = object.entrySet().iterator().next();
      if (entry.getValue() instanceof ConfigObject parameters) {
        return of(value, where, entry.getKey(), parameters);
      }
    }
    throw new InvalidInputException(
        "%s: %s: expected %s, written name or {name {parameter = value, ...}}, found %s%s"
            .formatted(
                Origins.place(value.origin()),
                where,
                expected,
                Section.rendered(value),
                Origins.isMerged(value.origin())
                    ? "; an object adds to one that an included file has there, write %s = null first"
                        .formatted(where)
                    : ""));
  }

  private static Item of(ConfigValue value, String where, String name, ConfigObject parameters) {
    Section section = new Section("%s (%s): ".formatted(where, name), parameters);
    return new Item(where, name, section, value.origin());
  }

  /**
   * Checks the names of the parameters.
   *
   * @throws InvalidInputException if there is one beside {@code known}
   */
  void requireParameters(List<String> known) {
    for (Map.Entry<String, ConfigValue> entry : parameters.object().entrySet()) {
      String found = entry.getKey();
      if (!known.contains(found)) {
        String all = known.isEmpty() ? "no parameters" : "one of " + Names.list(known);
        throw new InvalidInputException(
            "%s: %s"
                .formatted(
                    Places.of(entry.getValue().origin(), where, name),
                    mismatch("a parameter", all, found, known)));
      }
    }
  }

  /**
   * That nothing of this name is known.
   *
   * @param what may stand there, in a word
   * @param all that may, for a name that resembles none of them
   * @param known their names
   */
  InvalidInputException unknown(String what, String all, List<String> known) {
    return new InvalidInputException(
        "%s: %s: %s".formatted(Origins.place(origin), where, mismatch(what, all, name, known)));
  }

  /** What the mathematics says about its arguments, with the place where they were written. */
  <T> T make(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          Places.said(Places.of(origin, where, name) + ": " + e.getMessage()));
    }
  }

  private static String mismatch(String what, String all, String found, List<String> known) {
    return Names.nearest(found, known)
        .map(near -> "expected %s, found %s; did you mean %s?".formatted(what, found, near))
        .orElseGet(() -> "expected %s, found %s".formatted(all, found));
  }
}
