package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Where a value was written, in words for messages. */
final class Origins {
  /** What the origin of a {@link Setting} starts with. */
  static final String COMMAND_LINE = "--set ";

  private Origins() {}

  /** {@code conf/demo.conf, line 7}, or {@code --set solver.ridge=-1}. */
  static String place(ConfigOrigin origin) {
    String description = origin.description();
    String line = description.startsWith(COMMAND_LINE) ? "" : ", line $1";
    return description.replaceFirst(": (\\d+)$", line);
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
