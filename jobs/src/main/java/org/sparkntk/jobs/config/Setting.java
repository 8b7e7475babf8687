package org.sparkntk.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.regex.Pattern;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * One {@code --set key=value} of the command line.
 *
 * @param key the path of the key
 * @param value its value
 */
record Setting(String key, ConfigValue value) {
  /** What is HOCON; all else is a text, so that paths with {@code *}, {@code :} or // survive. */
  private static final Pattern HOCON =
      Pattern.compile(
          "(?s)[\\[{\"$].*|true|false|-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?"); // as in JSON

  /**
   * Parses {@code key=value}.
   *
   * @throws InvalidInputException if it is not of that form
   */
  static Setting parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new InvalidInputException("--set: expected key=value, found " + text);
    }
    String origin = Origins.COMMAND_LINE + text;
    String key = text.substring(0, equals).strip();
    String value = text.substring(equals + 1).strip();
    if (!HOCON.matcher(value).matches()) {
      return new Setting(key, ConfigValueFactory.fromAnyRef(value, origin));
    }
    ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(origin);
    return new Setting(
        key, ConfigFactory.parseString("value = " + value, options).getValue("value"));
  }

  /** The configuration with this key replaced. */
  Config applyTo(Config config) {
    try {
      return config.withValue(key, value);
    } catch (ConfigException.BadPath e) {
      throw new InvalidInputException("--set: expected a key such as solver.ridge, found " + key);
    }
  }
}
