package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sparkntk.jobs.files.Json;

/** What a benchmark found: a table on the standard output and {@code target/bench/NAME.json}. */
final class Findings {
  private final String name;
  private final List<Finding> findings = new ArrayList<>();

  Findings(String name) {
    this.name = name;
  }

  /** Notes a measured value. */
  void measured(String what, double value, String unit) {
    add(new Finding(what, value, unit, "", 0));
  }

  /**
   * Notes a ratio and what it should be.
   *
   * @param bar such as {@code ≥ 0.85}
   */
  void ratio(String what, double ours, double theirs, String bar) {
    add(new Finding(what, ours / theirs, "x", bar, theirs));
  }

  private void add(Finding finding) {
    findings.add(finding);
    System.out.printf(
        Locale.ROOT,
        "%-62s %12.4g %-10s %s%n",
        finding.what(),
        finding.value(),
        finding.unit(),
        finding.bar());
  }

  /** Writes the file. */
  void save() throws IOException {
    Path file = Path.of("target", "bench", name + ".json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, Json.text(findings));
    System.out.println("written: " + file);
  }

  /**
   * One line.
   *
   * @param what in words
   * @param value measured
   * @param unit its unit; {@code x} for a ratio
   * @param bar what the ratio should be, empty if nothing is asked for
   * @param reference the other side of the ratio, 0 if there is none
   */
  record Finding(String what, double value, String unit, String bar, double reference) {}
}
