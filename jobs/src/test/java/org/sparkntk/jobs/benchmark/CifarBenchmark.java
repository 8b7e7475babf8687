package org.sparkntk.jobs.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparkntk.jobs.distributed.TileGrid;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.jobs.report.Metrics;
import org.sparkntk.kernels.linalg.Precision;

/**
 * Whole runs of {@code conf/cifar10.conf}, started as a user does, against the time that the
 * product flops of their Gram and cross Gram matrices take at the machine's own rate: {@code
 * CifarBenchmark [n...]}. There are n/5 test images, as in the whole set, so that both matrices
 * grow as n². Beyond 50,000 half of the images are mirror images of the others.
 */
final class CifarBenchmark {
  private static final int TEST_SHARE = 5;
  private static final int IMAGES = 50_000;
  private static final int TEST_IMAGES = 10_000;
  private static final String MEMORY = "18g";
  private static final int[] SIZES = {5000, 10_000, 20_000, 40_000, 50_000};
  private static final Path DATA = Path.of("data", "cifar-10-batches-bin", "test_batch.bin");

  private final Findings findings = new Findings("cifar10");

  private CifarBenchmark() {}

  public static void main(String[] args) throws Exception {
    if (!Files.exists(DATA)) {
      System.out.println("skipped: " + DATA + " is missing; run scripts/fetch-data cifar-10");
      return;
    }
    Processes.ntk("--version"); // builds the job jar if need be, which is not to be measured
    int[] sizes = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    CifarBenchmark benchmark = new CifarBenchmark();
    List<Run> runs = new ArrayList<>();
    for (int n : sizes.length > 0 ? sizes : SIZES) {
      runs.add(benchmark.run(n));
    }
    benchmark.growth(runs);
    benchmark.findings.save();
  }

  private Run run(int n) throws IOException {
    double before = rate();
    Path out = Findings.FOLDER.resolve("cifar10-" + n);
    double seconds = Rounds.seconds(() -> fit(n, out));
    double rate = (before + rate()) / 2;
    JsonNode metrics = Json.tree(Files.readString(out.resolve(Metrics.FILE)), Metrics.FILE);
    String what = "n = %d: ".formatted(n);
    for (var metric : metrics.properties()) {
      if (metric.getKey().endsWith(".seconds")) {
        findings.measured(what + metric.getKey(), metric.getValue().asDouble(), "s");
      }
    }
    for (String name : List.of("solve.passes", "solve.true-relative-residual", "test.accuracy")) {
      findings.measured(what + name, metrics.path(name).asDouble(), "");
    }
    findings.measured(what + "matrix product", rate, "GFLOP/s");
    findings.ratio(
        what + "whole run, start of Java included, over its products, time",
        seconds,
        flops(n) / rate / 1e9,
        "<= 3");
    return new Run(n, seconds);
  }

  private static double rate() {
    return Machine.productRate(
        Runtime.getRuntime().availableProcessors(), Grams.TILE, Precision.FLOAT32);
  }

  /** Of the tiles on and above the diagonal, and of the cross Gram matrix. */
  private static double flops(int n) {
    long cross = (long) n * testImages(n);
    return 2.0 * (new TileGrid(n, Grams.TILE).entries() + cross) * Images.WIDTH;
  }

  private static int testImages(int n) {
    return Math.min(TEST_IMAGES, n / TEST_SHARE);
  }

  private static void fit(int n, Path out) {
    Processes.ntk(
        "fit",
        "conf/cifar10.conf",
        "--set",
        "data.limit=" + (n > IMAGES ? n / 2 : n),
        "--set",
        "data.augment=" + (n > IMAGES ? "mirror" : "none"),
        "--set",
        "data.test-limit=" + testImages(n),
        "--out",
        out.toString(),
        "--overwrite",
        "--",
        "--driver-memory",
        MEMORY);
  }

  private void growth(List<Run> runs) {
    for (int i = 1; i < runs.size(); i++) {
      Run larger = runs.get(i);
      Run smaller = runs.get(i - 1);
      findings.ratio(
          "n = %d against %d: growth of the time over that of n²"
              .formatted(larger.n(), smaller.n()),
          larger.seconds() / smaller.seconds(),
          Math.pow((double) larger.n() / smaller.n(), 2),
          "<= 1.1 a doubling");
    }
  }

  /**
   * One run.
   *
   * @param n training images
   * @param seconds from the start of the process to its end
   */
  private record Run(int n, double seconds) {}
}
