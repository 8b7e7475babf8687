package org.sparkntk.jobs.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparkntk.jobs.compare.Reference;
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
            compare.section("tune").text("axis"),
            compare.text("size")),
        carry(compare.section("tune").section("carry")),
        compare.sections("references").stream().map(CompareReader::reference).toList(),
        compare.text("baseline"),
        tolerances.number("accuracy", "a number of at least 0", x -> x >= 0),
        tolerances.number("drift", "a number of at least 0", x -> x >= 0),
        tolerances.number("slowdown", "a number of at least 1", x -> x >= 1));
  }

  private static Map<String, String> carry(Section carry) {
    Map<String, String> metrics = new TreeMap<>();
    carry
        .object()
        .toConfig()
        .entrySet()
        .forEach(
            entry -> metrics.put(entry.getKey(), String.valueOf(entry.getValue().unwrapped())));
    return metrics;
  }

  private static Reference reference(Section row) {
    Set<String> known = Set.of("name", "mean", "sd", "p90", "p95", "pma", "pma-sd");
    for (String key : row.object().keySet()) {
      if (!known.contains(key)) {
        throw row.mismatch(key, "one of the keys " + Names.list(new TreeSet<>(known)));
      }
    }
    return new Reference(
        row.text("name"),
        row.number("mean"),
        row.numberOr("sd", Double.NaN),
        row.numberOr("p90", Double.NaN),
        row.numberOr("p95", Double.NaN),
        row.numberOr("pma", Double.NaN),
        row.numberOr("pma-sd", Double.NaN));
  }
}
