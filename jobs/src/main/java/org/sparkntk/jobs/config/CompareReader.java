package org.sparkntk.jobs.config;

import org.sparkntk.jobs.compare.Roles;

/** Binds the {@code compare} section, but for its grid. */
final class CompareReader {
  private CompareReader() {}

  static CompareConfig read(Section compare) {
    Section tolerances = compare.section("tolerances");
    return new CompareConfig(
        compare.integer("concurrency", 1),
        compare.integer("retries", 0),
        new Roles(
            compare.text("metric"),
            compare.flag("higher-is-better"),
            compare.text("subject"),
            compare.text("dataset"),
            compare.text("repeat"),
            compare.text("size")),
        compare.text("baseline"),
        tolerances.number("accuracy", "a number of at least 0", x -> x >= 0),
        tolerances.number("drift", "a number of at least 0", x -> x >= 0),
        tolerances.number("slowdown", "a number of at least 1", x -> x >= 1));
  }
}
