package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Where a value was written, in words for messages. */
final class Origins {
  /** What the origin of a {@link Setting} starts with. */
  static final String COMMAND_LINE = "--set ";

  /** What the library puts before the origins of an object that is written in several places. */
  private static final String MERGED = "merge of ";

  /** The end of the origin of an object that is written in several lines of one file. */
  private static final Pattern LINES = Pattern.compile(": (\\d+-\\d+)$");

  private Origins() {}

  /** {@code conf/demo.conf, line 7}, or {@code --set solver.ridge=-1}. */
  static String place(ConfigOrigin origin) {
    String description = origin.description();
    return description.startsWith(MERGED)
        ? Arrays.stream(description.substring(MERGED.length()).split(","))
            .map(Origins::place)
            .collect(Collectors.joining(" and "))
        : place(description);
  }

  /** Whether it is an object whose keys were written in several places. */
  static boolean isMerged(ConfigOrigin origin) {
    String description = origin.description();
    return description.startsWith(MERGED) || LINES.matcher(description).find();
  }

  private static String place(String description) {
    if (description.startsWith(COMMAND_LINE)) {
      return description.replaceFirst(": \\d+$", "");
    }
    return LINES
        .matcher(description)
        .replaceFirst(", lines $1")
        .replaceFirst(": (\\d+)$", ", line $1");
  }

  /** Whether it is a default, which nobody has asked for. */
  static boolean isDefault(ConfigOrigin origin) {
    return origin.description().startsWith(DefaultsIncluder.FILE + ": ");
  }

  /** The library's own complaint (syntax, substitution, include) as a message for the user. */
  static InvalidInputException mendable(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    ConfigOrigin origin = e.origin();
    if (origin == null) {
      return new InvalidInputException("configuration: " + message);
    }
    String prefix = origin.description() + ": ";
    String problem = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    return new InvalidInputException(place(origin) + ": " + problem);
  }
}
