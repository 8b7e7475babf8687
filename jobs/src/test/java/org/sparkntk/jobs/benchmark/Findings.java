package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.TileProduct;

/** What a benchmark found: a table on the standard output and {@code target/bench/NAME.json}. */
final class Findings {
  /** Where benchmarks write. */
  static final Path FOLDER = Path.of("target", "bench");

  private final String name;
  private final List<Record> findings = new ArrayList<>();

  /**
   * Begins with what the figures depend on.
   *
   * @param name of the file
   */
  Findings(String name) {
    this.name = name;
    Runtime java = Runtime.getRuntime();
    findings.add(
        new Conditions(
            Images.origin(),
            java.availableProcessors(),
            java.maxMemory() >> 20,
            Blas.implementation(),
            TileProduct.implementation()));
    System.out.println(findings.get(0));
  }

  /** Notes a measured value. */
  void measured(String what, double value, String unit) {
    findings.add(new Measurement(what, value, unit));
    print(what, value, unit, "");
  }

  /**
   * Notes a ratio and what it should be.
   *
   * @param ours measured
   * @param theirs what it is held against, in the same unit
   * @param bar such as {@code >= 0.85}
   */
  void ratio(String what, double ours, double theirs, String bar) {
    findings.add(new Ratio(what, ours / theirs, ours, theirs, bar));
    print(what, ours / theirs, "x", bar);
  }

  private static void print(String what, double value, String unit, String bar) {
    System.out.printf(Locale.ROOT, "%-72s %10.4g %-8s %s%n", what, value, unit, bar);
  }

  /** Writes the file. */
  void save() throws IOException {
    Path file = FOLDER.resolve(name + ".json");
    Files.createDirectories(FOLDER);
    Files.writeString(file, Json.text(findings));
    System.out.println("written: " + file);
  }

  /**
   * What was measured on.
   *
   * @param pictures where they are from
   * @param processors threads of a run on one machine
   * @param heapMebibytes of the benchmark's own process
   * @param blas the library's product
   * @param product ours with few columns
   */
  record Conditions(
      String pictures, int processors, long heapMebibytes, String blas, String product) {}

  /**
   * One line.
   *
   * @param what in words
   * @param value measured
   * @param unit its unit
   */
  record Measurement(String what, double value, String unit) {}

  /**
   * One line that compares.
   *
   * @param what in words
   * @param ratio ours over theirs
   * @param ours measured
   * @param theirs measured in the same process
   * @param bar what the ratio should be, empty if nothing is asked for
   */
  record Ratio(String what, double ratio, double ours, double theirs, String bar) {}
}
