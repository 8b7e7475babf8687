package org.sparkntk.jobs.benchmark;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

/**
 * The Gram matrix of three hidden ReLU layers against the machine's own product of two panels, in
 * one process and with as many threads: {@code GramBenchmark [n [tile size]]}.
 */
final class GramBenchmark {
  /**
   * Rounds that count, most of them on memory that has been used before. One before them, in which
   * Java compiles, does not.
   */
  private static final int ROUNDS = 9;

  private GramBenchmark() {}

  public static void main(String[] args) throws Exception {
    int n = args.length > 0 ? Integer.parseInt(args[0]) : 16_384;
    int size = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
    Findings findings = new Findings("gram");
    try (JavaSparkContext spark = Sessions.local("gram")) {
      for (Precision precision : Precision.values()) {
        run(spark, n, size, precision, findings);
      }
    }
    findings.save();
  }

  private static void run(
      JavaSparkContext spark, int n, int size, Precision precision, Findings findings)
      throws Exception {
    int threads = spark.defaultParallelism();
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i <= ROUNDS; i++) {
      rounds.add(round(spark, Grams.panels(spark, n, size, precision), threads, size));
    }
    String cold = "%s Gram against the product, cold".formatted(name(precision));
    findings.ratio(cold, rounds.get(0).gram(), rounds.get(0).roof(), "");
    rounds.remove(0);
    rounds.sort(Comparator.comparingDouble(Round::ratio));
    Round median = rounds.get(ROUNDS / 2);
    String what = name(precision);
    findings.measured(
        "%s Gram, n = %d, %d threads".formatted(what, n, threads), median.seconds(), "s");
    findings.measured(what + " Gram, product flops", median.gram(), "GFLOP/s");
    findings.measured(what + " matrix product of two panels", median.roof(), "GFLOP/s");
    findings.ratio(what + " Gram against the product", median.gram(), median.roof(), ">= 0.85");
    double fill = fill(Grams.panels(spark, n, size, precision));
    double product =
        2.0 * size * size * Images.WIDTH / Machine.productRate(1, size, precision) / 1e9;
    findings.ratio(what + " recursion's share of a tile", fill - product, fill, "<= 0.12");
    findings.ratio(what + " time in garbage collection", median.collecting(), median.seconds(), "");
  }

  private static String name(Precision precision) {
    return precision.name().toLowerCase(Locale.ROOT);
  }

  /** Measures the roof before and after, because a shared machine is not the same twice. */
  private static Round round(JavaSparkContext spark, PanelSource source, int threads, int size) {
    Precision precision = source.kernel().precision();
    double before = Machine.productRate(threads, size, precision);
    double collecting = collecting();
    long start = System.nanoTime();
    long entries;
    try (GramMatrix gram = Grams.of(spark, source)) {
      gram.summarise();
      entries = gram.grid().entries();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    collecting = collecting() - collecting;
    double after = Machine.productRate(threads, size, precision);
    return new Round(
        seconds, 2.0 * entries * Images.WIDTH / seconds / 1e9, (before + after) / 2, collecting);
  }

  /** One measurement of both sides, in GFLOP/s. */
  private record Round(double seconds, double gram, double roof, double collecting) {
    double ratio() {
      return gram / roof;
    }
  }

  /** Median seconds to fill one tile. */
  private static double fill(PanelSource source) {
    Panel rows = source.panel(0);
    Panel cols = source.panel(1);
    Tile tile = Tile.zeros(source.kernel().precision(), rows.rows(), cols.rows());
    return Rounds.seconds(30, List.of(() -> source.kernel().fill(rows, cols, tile)))[0];
  }

  /** Seconds so far. */
  private static double collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum()
        / 1e3;
  }
}
