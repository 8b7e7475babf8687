package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.solve.LinearOperator;

/**
 * The product of the stored tiles with a few columns against two thin library products a tile, the
 * machine's read bandwidth and product rate, a plain loop over the same tiles, and MLlib: {@code
 * ProductBenchmark [n]}.
 */
final class ProductBenchmark {
  private static final int ROUNDS = 9;
  private static final int BLOCK_MATRIX_ROUNDS = 3;
  private static final int WIDTH = 16;

  private final JavaSparkContext spark;
  private final int threads;
  private final Findings findings = new Findings("product");

  private ProductBenchmark(JavaSparkContext spark) {
    this.spark = spark;
    this.threads = spark.defaultParallelism();
  }

  public static void main(String[] args) throws Exception {
    int n = args.length > 0 ? Integer.parseInt(args[0]) : 16_000;
    try (JavaSparkContext spark = Sessions.local("product")) {
      ProductBenchmark benchmark = new ProductBenchmark(spark);
      benchmark.sweep(n);
      benchmark.blockMatrix(n);
      benchmark.findings.save();
    }
  }

  private void sweep(int n) throws IOException {
    try (GramMatrix gram = Grams.of(spark, Grams.panels(spark, n, Grams.TILE, Precision.FLOAT32))) {
      PlainProduct plain = new PlainProduct(gram.grid(), LocalTiles.of(gram), threads);
      for (int width : new int[] {1, 10, WIDTH, 64}) {
        compare(gram, plain, random(n, width));
      }
    }
  }

  private void compare(GramMatrix gram, PlainProduct plain, Matrix s) {
    double bandwidth = Machine.readBandwidth(threads);
    double rate = Machine.productRate(threads, Grams.TILE, Precision.FLOAT32);
    LinearOperator accurate = gram.accurate();
    double[] seconds =
        Rounds.seconds(
            ROUNDS,
            List.of(
                () -> gram.apply(s),
                () -> plain.fused(s, Precision.FLOAT32),
                () -> plain.thin(s),
                () -> accurate.apply(s),
                () -> plain.fused(s, Precision.FLOAT64)));
    bandwidth = (bandwidth + Machine.readBandwidth(threads)) / 2;
    rate = (rate + Machine.productRate(threads, Grams.TILE, Precision.FLOAT32)) / 2;
    String what = "n = %d, s = %d: ".formatted(s.rows(), s.cols());
    double bytes = (double) gram.grid().entries() * Float.BYTES;
    double flops = 2.0 * s.rows() * s.rows() * s.cols();
    findings.measured(what + "a pass", seconds[0], "s");
    findings.measured(what + "a pass, accurate", seconds[3], "s");
    findings.ratio(
        what + "fused against two thin products, rate", 1 / seconds[1], 1 / seconds[2], bar(s));
    findings.ratio(what + "a pass against two thin products", 1 / seconds[0], 1 / seconds[2], "");
    findings.ratio(what + "of the read bandwidth, GB/s", bytes / seconds[0] / 1e9, bandwidth, "");
    findings.ratio(what + "of the product rate, GFLOP/s", flops / seconds[0] / 1e9, rate, "");
    findings.ratio(what + "a pass over a plain loop, time", seconds[0], seconds[1], "<= 1.1");
    findings.ratio(what + "the same, accurate", seconds[3], seconds[4], "<= 1.1");
  }

  private static String bar(Matrix s) {
    return s.cols() == WIDTH ? ">= 2.5" : "";
  }

  /** Few rounds, because MLlib is slow; none where its square of doubles has no room. */
  private void blockMatrix(int n) throws IOException {
    long room = Runtime.getRuntime().maxMemory();
    if (2.0 * Double.BYTES * n * n > room) {
      System.out.printf(
          "no comparison with BlockMatrix: its n² doubles are more than half of the heap (%d MiB)%n",
          room >> 20);
      return;
    }
    Matrix s = random(n, WIDTH);
    for (Precision precision : Precision.values()) {
      try (GramMatrix gram =
          Grams.of(spark, Grams.panels(spark, s.rows(), Grams.TILE, precision))) {
        BlockMatrixProduct theirs = new BlockMatrixProduct(spark, gram, s);
        double[] seconds =
            Rounds.seconds(BLOCK_MATRIX_ROUNDS, List.of(() -> gram.apply(s), theirs::multiply));
        findings.ratio(
            "n = %d, s = %d: %s tiles against BlockMatrix.multiply, rate"
                .formatted(s.rows(), s.cols(), precision),
            1 / seconds[0],
            1 / seconds[1],
            ">= 50");
      }
    }
  }

  private static Matrix random(int n, int width) {
    return Matrix.of(n, width, new Random(1).doubles((long) n * width, -1, 1).toArray());
  }
}
