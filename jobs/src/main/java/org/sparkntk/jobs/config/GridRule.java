package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Which cells: <code>{axis = choice, axis = [choice, ...]}</code>, {@code *} for anything.
 *
 * @param patterns axis → what its choice must match; all of them
 * @param text as written, for messages
 */
record GridRule(Map<String, Pattern> patterns, String text) {
  /**
   * Reads a rule.
   *
   * @param axes all that there are
   * @throws InvalidInputException if it names another axis
   */
  static GridRule read(Section rule, List<String> axes) {
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    for (Map.Entry<String, ConfigValue> entry : rule.object().entrySet()) {
      String axis = entry.getKey();
      if (!axes.contains(axis)) {
        throw new InvalidInputException(
            "%s: expected one of the axes %s, found %s"
                .formatted(Origins.place(entry.getValue().origin()), Names.list(axes), axis));
      }
      List<String> globs = rule.isList(axis) ? rule.texts(axis) : List.of(rule.text(axis));
      patterns.put(axis, globs(globs));
    }
    return new GridRule(
        patterns, Origins.place(rule.object().origin()) + ": " + Section.rendered(rule.object()));
  }

  private static Pattern globs(List<String> globs) {
    return Pattern.compile(
        globs.stream()
            .map(glob -> Pattern.quote(glob).replace("*", "\\E.*\\Q"))
            .collect(Collectors.joining("|")));
  }

  boolean matches(Map<String, String> choices) {
    return patterns.entrySet().stream()
        .allMatch(entry -> entry.getValue().matcher(choices.get(entry.getKey())).matches());
  }
}
