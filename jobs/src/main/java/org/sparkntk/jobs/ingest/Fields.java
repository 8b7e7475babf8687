package org.sparkntk.jobs.ingest;

import java.io.Serializable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.config.DataConfig.Task;
import org.sparkntk.jobs.data.Decimals;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Checks single values on their way in, so that every complaint has the same form.
 *
 * @param path the file they come from
 * @param task what the labels mean
 */
record Fields(String path, Task task) implements Serializable {
  private static final char REPLACEMENT = '\uFFFD';

  /** The finite number that a feature's text stands for. */
  double number(@Nullable String text, Supplier<String> place) {
    if (text == null || text.isBlank()) {
      throw InvalidInputException.at(path, place.get(), "a number", "nothing (a missing value)");
    }
    try {
      return Decimals.parse(text);
    } catch (NumberFormatException e) {
      throw InvalidInputException.at(path, place.get(), "a finite number", "\"" + text + "\"");
    }
  }

  /** The same for a value that is a number already. */
  double number(@Nullable Number value, Supplier<String> place) {
    if (value == null) {
      throw InvalidInputException.at(path, place.get(), "a number", "null (a missing value)");
    }
    if (!Double.isFinite(value.doubleValue())) {
      throw InvalidInputException.at(path, place.get(), "a finite number", value.toString());
    }
    return value.doubleValue();
  }

  /** Refuses what cannot be decoded; the decoder puts U+FFFD in its place. */
  static void requireText(String path, String place, String decoded) {
    if (decoded.indexOf(REPLACEMENT) >= 0) {
      throw InvalidInputException.at(path, place, "text in UTF-8", "other bytes");
    }
  }

  /** A label's text; for regression it must be a finite number. */
  String label(@Nullable String text, Supplier<String> place) {
    if (text == null || text.isBlank()) {
      throw InvalidInputException.at(path, place.get(), "a label", "nothing (a missing value)");
    }
    if (task == Task.REGRESSION && !Decimals.isNumber(text.strip())) {
      throw InvalidInputException.at(
          path, place.get(), "a finite number as regression target", "\"" + text + "\"");
    }
    return text;
  }
}
