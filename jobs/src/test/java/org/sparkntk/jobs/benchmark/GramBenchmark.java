package org.sparkntk.jobs.benchmark;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;

/**
 * The Gram matrix of three hidden ReLU layers against the machine's own product of two panels, in
 * one process and with as many threads: {@code GramBenchmark [n [tile size]]}.
 */
final class GramBenchmark {
  private static final int HIDDEN = 3;
  private static final int ROUNDS = 3;

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
    PanelSource source =
        new PanelSource(
            Images.blocks(spark, n, size),
            Preprocessing.none(Images.WIDTH).withUnitNorm(),
            new NetworkKernel(relu(HIDDEN), Target.NTK, precision));
    int threads = spark.defaultParallelism();
    fill(source);
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(round(spark, source, threads, size));
    }
    rounds.sort(Comparator.comparingDouble(Round::ratio));
    Round median = rounds.get(ROUNDS / 2);
    String what = precision.name().toLowerCase(Locale.ROOT);
    findings.measured(
        "%s Gram, n = %d, %d threads".formatted(what, n, threads), median.seconds(), "s");
    findings.measured(what + " Gram, product flops", median.gram(), "GFLOP/s");
    findings.measured(what + " matrix product of two panels", median.roof(), "GFLOP/s");
    findings.ratio(what + " Gram against the product", median.gram(), median.roof(), ">= 0.85");
    double fill = fill(source);
    double product = 2.0 * size * size * Images.WIDTH / roof(1, size, precision) / 1e9;
    findings.ratio(what + " recursion's share of a tile", fill - product, fill, "<= 0.12");
    findings.ratio(what + " time in garbage collection", median.collecting(), median.seconds(), "");
  }

  /** Measures the roof before and after, because a shared machine is not the same twice. */
  private static Round round(JavaSparkContext spark, PanelSource source, int threads, int size) {
    Precision precision = source.kernel().precision();
    double before = roof(threads, size, precision);
    double collecting = collecting();
    long start = System.nanoTime();
    long entries;
    try (GramMatrix gram = GramMatrix.of(spark, source, GramMatrix.AUTO)) {
      gram.summarise();
      entries = gram.grid().entries();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    collecting = collecting() - collecting;
    double after = roof(threads, size, precision);
    return new Round(
        seconds, 2.0 * entries * Images.WIDTH / seconds / 1e9, (before + after) / 2, collecting);
  }

  /** One measurement of both sides, in GFLOP/s. */
  private record Round(double seconds, double gram, double roof, double collecting) {
    double ratio() {
      return gram / roof;
    }
  }

  /** Seconds to fill one tile, the best of many. */
  private static double fill(PanelSource source) {
    Panel rows = source.panel(0);
    Panel cols = source.panel(1);
    Tile tile = Tile.zeros(source.kernel().precision(), rows.rows(), cols.rows());
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 30; i++) {
      long start = System.nanoTime();
      source.kernel().fill(rows, cols, tile);
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best;
  }

  /** GFLOP/s of products of panels in all threads together, the median of several rounds. */
  private static double roof(int threads, int size, Precision precision) {
    List<PanelProduct> products = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      products.add(new PanelProduct(precision, size));
    }
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < 8; round++) {
      long start = System.nanoTime();
      List<Thread> running = products.stream().map(Thread::new).toList();
      running.forEach(Thread::start);
      running.forEach(GramBenchmark::join);
      double seconds = (System.nanoTime() - start) / 1e9;
      rates.add(2.0 * PanelProduct.TIMES * threads * size * size * Images.WIDTH / seconds / 1e9);
    }
    return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElseThrow();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Seconds so far. */
  private static double collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum()
        / 1e3;
  }

  /** A network of hidden ReLU layers. */
  static Network relu(int hidden) {
    List<Layer> layers = new ArrayList<>();
    IntStream.range(0, hidden)
        .forEach(
            i -> {
              layers.add(Dense.of(Math.sqrt(2)));
              layers.add(new Activation(PiecewiseLinear.relu()));
            });
    layers.add(Dense.of(1));
    return Network.of(layers);
  }

  /** The product of two panels. */
  private static final class PanelProduct implements Runnable {
    static final int TIMES = 10;
    private final int size;
    private final Tile a;
    private final Tile b;
    private final Tile c;

    PanelProduct(Precision precision, int size) {
      this.size = size;
      this.a = Tile.zeros(precision, size, Images.WIDTH);
      this.b = Tile.zeros(precision, size, Images.WIDTH);
      this.c = Tile.zeros(precision, size, size);
    }

    @Override
    public void run() {
      for (int i = 0; i < TIMES; i++) {
        multiply();
      }
    }

    private void multiply() {
      int d = Images.WIDTH;
      if (a instanceof Float32Tile x && b instanceof Float32Tile y && c instanceof Float32Tile z) {
        Blas.multiplyTransposed(size, size, d, x.values(), 0, y.values(), 0, z.values(), 0, size);
      } else if (a instanceof Float64Tile x
          && b instanceof Float64Tile y
          && c instanceof Float64Tile z) {
        Blas.multiplyTransposed(size, size, d, x.values(), 0, y.values(), 0, z.values(), 0, size);
      }
    }
  }
}
