package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A single value as a text, a truth value or a number, or nothing when it is none. A text that
 * spells a number counts as one, because environment variables are always texts.
 */
final class Scalars {
  private Scalars() {}

  static Optional<String> text(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER -> Optional.of(value.unwrapped().toString());
      default -> Optional.empty();
    };
  }

  static Optional<Boolean> flag(ConfigValue value) {
    if (value.valueType() == ConfigValueType.BOOLEAN) {
      return Optional.of((Boolean) value.unwrapped());
    }
    return text(value)
        .filter(text -> text.equals("true") || text.equals("false"))
        .map(Boolean::valueOf);
  }

  static Optional<BigDecimal> number(ConfigValue value) {
    return text(value).flatMap(Scalars::parse);
  }

  /** The same number as a long, if it is whole and fits. */
  static Optional<Long> asLong(BigDecimal number) {
    try {
      return Optional.of(number.longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> parse(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
