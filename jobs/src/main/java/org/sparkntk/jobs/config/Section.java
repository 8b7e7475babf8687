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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * One object of the configuration, read by key with the type and range that the caller expects. A
 * value that does not fit is an {@link InvalidInputException} with its place, key, what was
 * expected and what was found.
 *
 * @param prefix what messages put before a key, such as {@code solver.}
 * @param object its entries
 */
record Section(String prefix, ConfigObject object) {
  /** A section of the whole configuration. */
  static Section of(Config config, String name) {
    return new Section("", config.root()).section(name);
  }

  /** An object within this one. */
  Section section(String key) {
    ConfigValue value = any(key);
    if (value instanceof ConfigObject section) {
      return new Section(pathOf(key) + ".", section);
    }
    throw mismatch(key, "a section {...}");
  }

  /** A list of anything. */
  ConfigList list(String key) {
    if (any(key) instanceof ConfigList list) {
      return list;
    }
    throw mismatch(key, "a list [...]");
  }

  /** Whether there is a list. */
  boolean isList(String key) {
    return any(key) instanceof ConfigList;
  }

  /** A list of lists. */
  List<ConfigList> lists(String key) {
    String expected = "a list of lists [[...], ...]";
    return items(
        key, expected, item -> item instanceof ConfigList l ? Optional.of(l) : Optional.empty());
  }

  /** A list of objects. */
  List<Section> sections(String key) {
    return items(
        key,
        "a list of sections [{...}, ...]",
        item ->
            item instanceof ConfigObject section
                ? Optional.of(new Section(pathOf(key) + ".", section))
                : Optional.empty());
  }

  /** A list of finite numbers. */
  List<Double> numbers(String key) {
    return items(
        key,
        "a list of numbers [...]",
        item -> Scalars.number(item).map(BigDecimal::doubleValue).filter(Double::isFinite));
  }

  /** A list of integers of at least {@code least}, which may be empty. */
  List<Integer> integers(String key, int least) {
    return items(
        key,
        "a list of integers of at least " + least,
        item ->
            Scalars.number(item)
                .filter(x -> x.stripTrailingZeros().scale() <= 0)
                .filter(x -> x.compareTo(BigDecimal.valueOf(least)) >= 0)
                .filter(x -> x.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                .map(BigDecimal::intValueExact));
  }

  /** A text; a number counts as its text. */
  String text(String key) {
    return Scalars.text(any(key)).orElseThrow(() -> mismatch(key, "a text"));
  }

  /** A list of texts. */
  List<String> texts(String key) {
    return items(key, "a list of texts [\"...\", ...]", Scalars::text);
  }

  /** True or false. */
  boolean flag(String key) {
    return Scalars.flag(any(key)).orElseThrow(() -> mismatch(key, "true or false"));
  }

  /** One of an enum's constants, spelt in lower case with hyphens. */
  <E extends Enum<E>> E oneOf(String key, E[] constants) {
    Optional<String> text = Scalars.text(any(key));
    return Arrays.stream(constants)
        .filter(constant -> text.equals(Optional.of(spelling(constant))))
        .findFirst()
        .orElseThrow(() -> mismatch(key, "one of " + spellings(constants)));
  }

  /** A list of some of an enum's constants, each once. */
  <E extends Enum<E>> List<E> someOf(String key, E[] constants) {
    return items(
            key,
            "a list of " + spellings(constants),
            item ->
                Arrays.stream(constants)
                    .filter(c -> Scalars.text(item).equals(Optional.of(spelling(c))))
                    .findFirst())
        .stream()
        .distinct()
        .toList();
  }

  /** The same, or the fallback when the key is not there. */
  <E extends Enum<E>> E oneOfOr(String key, E[] constants, E fallback) {
    return has(key) ? oneOf(key, constants) : fallback;
  }

  /** A whole number from {@code min} to {@code max}. */
  int integer(String key, int min, int max) {
    return wholeNumber(key, min)
        .filter(n -> n <= max)
        .orElseThrow(() -> mismatch(key, "an integer from " + min + " to " + max));
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

  /** Any 64-bit whole number. */
  long seed(String key) {
    return Scalars.number(any(key))
        .flatMap(Scalars::asLong)
        .orElseThrow(() -> mismatch(key, "an integer"));
  }

  /** Any 64-bit whole number, or nothing for the given word. */
  OptionalLong seedOr(String key, String word) {
    if (isWord(key, word)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        Scalars.number(any(key))
            .flatMap(Scalars::asLong)
            .orElseThrow(() -> mismatch(key, "an integer, or " + word)));
  }

  /** A finite number that satisfies a condition; {@code expected} names both. */
  double number(String key, String expected, DoublePredicate condition) {
    return Scalars.number(any(key))
        .map(BigDecimal::doubleValue)
        .filter(x -> Double.isFinite(x) && condition.test(x))
        .orElseThrow(() -> mismatch(key, expected));
  }

  /** Any finite number. */
  double number(String key) {
    return number(key, "a number", x -> true);
  }

  /** Whether the key is there. */
  boolean has(String key) {
    return object.containsKey(key);
  }

  /** Any finite number, or the fallback when the key is not there. */
  double numberOr(String key, double fallback) {
    return has(key) ? number(key) : fallback;
  }

  /** A list of at least one finite number, each of which satisfies a condition. */
  List<Double> numbers(String key, String expected, DoublePredicate condition) {
    String list = "a list of numbers, each " + expected;
    List<Double> numbers =
        items(
            key,
            list,
            item ->
                Scalars.number(item)
                    .map(BigDecimal::doubleValue)
                    .filter(x -> Double.isFinite(x) && condition.test(x)));
    if (numbers.isEmpty()) {
      throw mismatch(key, list);
    }
    return numbers;
  }

  /** The key's path, for messages. */
  String pathOf(String key) {
    return prefix + key;
  }

  private <T> List<T> items(
      String key, String expected, Function<ConfigValue, Optional<T>> reading) {
    if (!(any(key) instanceof ConfigList list)) {
      throw mismatch(key, expected);
    }
    return list.stream()
        .map(item -> reading.apply(item).orElseThrow(() -> mismatch(key, expected)))
        .toList();
  }

  InvalidInputException mismatch(String key, String expected) {
    ConfigValue value = any(key);
    return new InvalidInputException(
        "%s: %s: expected %s, found %s"
            .formatted(Origins.place(value.origin()), pathOf(key), expected, rendered(value)));
  }

  /** A value on one line; texts in quotes, so that their type is seen. */
  static String rendered(ConfigValue value) {
    return value.render(ConfigRenderOptions.concise());
  }

  /** A value of any type. */
  ConfigValue any(String key) {
    ConfigValue value = object.get(key);
    if (value == null) {
      throw new InvalidInputException(
          "%s: %s: expected the key %s, found none"
              .formatted(
                  Origins.place(object.origin()), prefix.replaceFirst("(: |\\.)$", ""), key));
    }
    return value;
  }

  boolean isWord(String key, String word) {
    return Scalars.text(any(key)).equals(Optional.of(word));
  }

  private Optional<Integer> wholeNumber(String key, int min) {
    return Scalars.number(any(key))
        .flatMap(Scalars::asLong)
        .filter(n -> n >= min && n <= Integer.MAX_VALUE)
        .map(Math::toIntExact);
  }

  /** A constant as configurations spell it. */
  static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String spellings(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Section::spelling).collect(Collectors.joining(", "));
  }
}
