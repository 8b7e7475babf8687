package org.sparkntk.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * One object of the configuration, read by key with the type and range that the caller expects. A
 * value that does not fit is an {@link InvalidInputException} with its place, key, what was
 * expected and what was found.
 *
 * @param path the object's own path, for messages
 * @param object its entries
 */
record Section(String path, ConfigObject object) {
  /** A section of the whole configuration. */
  static Section of(Config config, String name) {
    return new Section("", config.root()).section(name);
  }

  /** An object within this one. */
  Section section(String key) {
    ConfigValue value = value(key);
    if (value instanceof ConfigObject section) {
      return new Section(pathOf(key), section);
    }
    throw mismatch(key, "a section {...}");
  }

  /** A list of anything. */
  ConfigList list(String key) {
    if (value(key) instanceof ConfigList list) {
      return list;
    }
    throw mismatch(key, "a list [...]");
  }

  /** A text; a number counts as its text. */
  String text(String key) {
    return Scalars.text(value(key)).orElseThrow(() -> mismatch(key, "a text"));
  }

  /** A list of texts. */
  List<String> texts(String key) {
    String expected = "a list of texts [\"...\", ...]";
    if (!(value(key) instanceof ConfigList list)) {
      throw mismatch(key, expected);
    }
    return list.stream()
        .map(item -> Scalars.text(item).orElseThrow(() -> mismatch(key, expected)))
        .toList();
  }

  /** True or false. */
  boolean flag(String key) {
    return Scalars.flag(value(key)).orElseThrow(() -> mismatch(key, "true or false"));
  }

  /** One of an enum's constants, spelt in lower case with hyphens. */
  <E extends Enum<E>> E oneOf(String key, E[] constants) {
    Optional<String> text = Scalars.text(value(key));
    return Arrays.stream(constants)
        .filter(constant -> text.equals(Optional.of(spelling(constant))))
        .findFirst()
        .orElseThrow(() -> mismatch(key, "one of " + spellings(constants)));
  }

  /** A whole number of at least {@code min}. */
  int integer(String key, int min) {
    return wholeNumber(key, min).orElseThrow(() -> mismatch(key, "an integer of at least " + min));
  }

  /** A whole number of at least {@code min}, or nothing for the given word. */
  OptionalInt integerOr(String key, int min, String word) {
    if (isWord(key, word)) {
      return OptionalInt.empty();
    }
    String expected = "an integer of at least " + min + ", or " + word;
    return OptionalInt.of(wholeNumber(key, min).orElseThrow(() -> mismatch(key, expected)));
  }

  /** Any 64-bit whole number, or nothing for the given word. */
  OptionalLong seedOr(String key, String word) {
    if (isWord(key, word)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        Scalars.number(value(key))
            .flatMap(Scalars::asLong)
            .orElseThrow(() -> mismatch(key, "an integer, or " + word)));
  }

  /** A finite number that satisfies a condition; {@code expected} names both. */
  double number(String key, String expected, DoublePredicate condition) {
    return Scalars.number(value(key))
        .map(BigDecimal::doubleValue)
        .filter(x -> Double.isFinite(x) && condition.test(x))
        .orElseThrow(() -> mismatch(key, expected));
  }

  /** Any finite number. */
  double number(String key) {
    return number(key, "a number", x -> true);
  }

  /** Any finite number, or the fallback when the key is not there. */
  double numberOr(String key, double fallback) {
    return object.containsKey(key) ? number(key) : fallback;
  }

  /** The key's path, for messages. */
  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private InvalidInputException mismatch(String key, String expected) {
    ConfigValue value = value(key);
    return new InvalidInputException(
        "%s: %s: expected %s, found %s"
            .formatted(Origins.place(value.origin()), pathOf(key), expected, rendered(value)));
  }

  /** A value on one line; texts in quotes, so that their type is seen. */
  static String rendered(ConfigValue value) {
    return value.render(ConfigRenderOptions.concise());
  }

  private ConfigValue value(String key) {
    ConfigValue value = object.get(key);
    if (value == null) {
      throw new InvalidInputException(
          "%s: %s: expected the key %s, found none"
              .formatted(Origins.place(object.origin()), path, key));
    }
    return value;
  }

  private boolean isWord(String key, String word) {
    return Scalars.text(value(key)).equals(Optional.of(word));
  }

  private Optional<Integer> wholeNumber(String key, int min) {
    return Scalars.number(value(key))
        .flatMap(Scalars::asLong)
        .filter(n -> n >= min && n <= Integer.MAX_VALUE)
        .map(Math::toIntExact);
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String spellings(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Section::spelling).collect(Collectors.joining(", "));
  }
}
