package org.sparkntk.jobs.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.jobs.report.Metrics;
import org.sparkntk.kernels.linalg.Precision;

/**
 * Whole runs of {@code conf/cifar10-million.conf}, started as a user does, with fewer and more
 * copies of each picture: {@code SketchBenchmark [copies...]}. The rate of the features' products
 * against the machine's own, and the growth of the time.
 */
final class SketchBenchmark {
  private static final int PICTURES = 50_000;
  private static final int[] COPIES = {5, 10, 20};
  private static final Path DATA = Path.of("data", "cifar-10-batches-bin", "test_batch.bin");

  private final Findings findings = new Findings("sketch");
  private final SimpleRegression line = new SimpleRegression();

  private SketchBenchmark() {}

  public static void main(String[] args) throws Exception {
    if (!Files.exists(DATA)) {
      System.out.println("skipped: " + DATA + " is missing; run scripts/fetch-data cifar-10");
      return;
    }
    Processes.ntk("--version"); // builds the job jar if need be, which is not to be measured
    int[] given = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    SketchBenchmark benchmark = new SketchBenchmark();
    List<double[]> points = new ArrayList<>();
    for (int copies : given.length > 0 ? given : COPIES) {
      points.add(benchmark.run(copies));
    }
    benchmark.linearity(points);
    benchmark.findings.save();
  }

  /** Examples and seconds. */
  private double[] run(int copies) throws IOException {
    double before = rate();
    Path out = Findings.FOLDER.resolve("sketch-" + copies);
    double seconds =
        Rounds.seconds(
            () ->
                Processes.ntk(
                    "fit",
                    "conf/cifar10-million.conf",
                    "--set",
                    "data.augment-copies=" + copies,
                    "--out",
                    out.toString(),
                    "--overwrite",
                    "--",
                    "--driver-memory",
                    "14g"));
    double rate = (before + rate()) / 2;
    double n = (double) PICTURES * copies;
    String what = "n = %,.0f: ".formatted(n);
    JsonNode metrics = Json.tree(Files.readString(out.resolve(Metrics.FILE)), Metrics.FILE);
    findings.measured(what + "whole run, start of Java included", seconds, "s");
    for (String name : List.of("features.seconds", "predict.seconds", "test.accuracy")) {
      findings.measured(what + name, metrics.path(name).asDouble(), "");
    }
    findings.ratio(
        what + "products of the features against the matrix product, GFLOP/s",
        metrics.path("features.gflops").asDouble(),
        rate,
        ">= 0.6");
    line.addData(n, seconds);
    return new double[] {n, seconds};
  }

  private static double rate() {
    return Machine.productRate(
        Runtime.getRuntime().availableProcessors(), Grams.TILE, Precision.FLOAT32);
  }

  private void linearity(List<double[]> points) {
    if (points.size() < 3) {
      return;
    }
    for (double[] point : points) {
      findings.ratio(
          "n = %,.0f: time against that of the line through all".formatted(point[0]),
          point[1],
          line.predict(point[0]),
          "0.9 to 1.1");
    }
  }
}
