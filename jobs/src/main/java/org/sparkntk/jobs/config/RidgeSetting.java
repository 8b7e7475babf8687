package org.sparkntk.jobs.config;

import java.util.List;

/**
 * The ridge, or the ridges to choose from, as {@code solver.ridge-choice} says.
 *
 * @param values one: this ridge; several: the best of them; none: the best of a wide range
 */
public record RidgeSetting(List<Double> values) {
  /** Copies the list. */
  public RidgeSetting {
    values = List.copyOf(values);
  }

  /** One ridge. */
  public static RidgeSetting of(double value) {
    return new RidgeSetting(List.of(value));
  }

  /** Whether there is nothing to choose. */
  public boolean isFixed() {
    return values.size() == 1;
  }

  /** Whether the range is for the program to choose. */
  public boolean isAuto() {
    return values.isEmpty();
  }

  static RidgeSetting read(Section solver, String key) {
    String expected = "a number of at least 0, a list of positive numbers, or auto";
    if (solver.isWord(key, "auto")) {
      return new RidgeSetting(List.of());
    }
    if (solver.isList(key)) {
      return new RidgeSetting(
          solver.numbers(key, "positive", x -> x > 0).stream().sorted().distinct().toList());
    }
    return of(solver.number(key, expected, x -> x >= 0));
  }
}
