package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.jobs.config.ConfigReader;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.solve.SolveStage;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.solve.Solution;

/**
 * Passes and seconds to a true relative residual of 10⁻⁶ at a relative ridge of 10⁻³, by one
 * recurrence a class, by blocks, and as configured by default; small systems also by a dense
 * Cholesky factorisation: {@code SolveBenchmark [n...]}.
 */
final class SolveBenchmark {
  private static final int LARGEST_DENSE = 5000;
  private static final int WIDTH = 16;
  private static final int ROUNDS = 5;

  /** Examples of a first comparison that does not count: compiles what the others run. */
  private static final int WARM_UP = 1500;

  private final JavaSparkContext spark;
  private final Findings findings;

  private SolveBenchmark(JavaSparkContext spark, Findings findings) {
    this.spark = spark;
    this.findings = findings;
  }

  public static void main(String[] args) throws Exception {
    int[] sizes = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    try (JavaSparkContext spark = Sessions.local("solve")) {
      new SolveBenchmark(spark, new Findings("warm-up")).compare(WARM_UP);
      System.out.println();
      SolveBenchmark benchmark = new SolveBenchmark(spark, new Findings("solve"));
      List<Solved> configured = new ArrayList<>();
      for (int n : sizes.length > 0 ? sizes : new int[] {5000, 10_000, 20_000}) {
        configured.add(benchmark.compare(n));
      }
      benchmark.growth(configured);
      benchmark.findings.save();
    }
  }

  /** Solves by all methods and returns what the configured one took. */
  private Solved compare(int n) throws IOException {
    Matrix targets = Images.labels(n);
    try (GramMatrix gram = Grams.of(spark, Grams.panels(spark, n, Grams.TILE, Precision.FLOAT32))) {
      GramSummary summary = gram.summarise();
      Solved columns =
          solve(
              "one recurrence a class", gram, summary, targets, "method=cg", "preconditioner=none");
      Solved blocks =
          solve("blocks", gram, summary, targets, "method=block-cg", "preconditioner=none");
      Solved configured = solve("as configured", gram, summary, targets);
      against(columns, blocks, "");
      against(columns, configured, "<= 0.2");
      findings.ratio(
          "n = %d: as configured, seconds in those of a pass of %d columns".formatted(n, WIDTH),
          configured.seconds(),
          pass(gram),
          "");
      if (n <= LARGEST_DENSE) {
        dense(gram, lambda(summary), targets, configured);
      }
      return configured;
    }
  }

  /** Seconds of a pass. */
  private static double pass(GramMatrix gram) {
    Matrix block = Matrix.zeros(gram.size(), WIDTH);
    return Rounds.seconds(ROUNDS, List.of(() -> gram.apply(block)))[0];
  }

  private Solved solve(
      String name, GramMatrix gram, GramSummary summary, Matrix targets, String... settings) {
    SolveStage stage = new SolveStage(config(settings));
    long start = System.nanoTime();
    Solution solution = stage.solve(gram, summary, targets, point -> {});
    Solved solved = new Solved(name, gram.size(), solution, (System.nanoTime() - start) / 1e9);
    findings.measured(solved.title() + ", passes", solution.passes(), "");
    findings.measured(solved.title() + ", time", solved.seconds(), "s");
    findings.measured(solved.title() + ", true residual", solution.worstResidual(), "");
    return solved;
  }

  private void against(Solved columns, Solved other, String bar) {
    findings.ratio(
        other.title() + " against columns, passes",
        other.solution().passes(),
        columns.solution().passes(),
        bar);
    findings.ratio(
        other.title() + " against columns, time", other.seconds(), columns.seconds(), "");
  }

  /** The same stored entries, in float64 and one thread. */
  private void dense(GramMatrix gram, double lambda, Matrix targets, Solved configured) {
    int n = gram.size();
    Matrix a = LocalTiles.dense(gram);
    for (int i = 0; i < n; i++) {
      a.set(i, i, a.get(i, i) + lambda);
    }
    Matrix x = targets.copy();
    double seconds = Rounds.seconds(() -> cholesky(a, x));
    String what = "n = %d: ".formatted(n);
    findings.measured(what + "dense Cholesky, one thread, time", seconds, "s");
    findings.ratio(
        what + "as configured against Cholesky, time", configured.seconds(), seconds, "");
    findings.measured(
        what + "largest difference of the coefficients, relative",
        difference(configured.solution().x(), x),
        "");
  }

  private static void cholesky(Matrix a, Matrix x) {
    if (Lapack.cholesky(a.rows(), a.data()) != 0) {
      throw new IllegalStateException("the matrix is not positive definite");
    }
    Blas.solveUpperTransposed(x.rows(), x.cols(), a.data(), x.data());
    Blas.solveUpper(x.rows(), x.cols(), a.data(), x.data());
  }

  private static double difference(Matrix found, Matrix expected) {
    double largest = 0;
    double scale = 0;
    for (int i = 0; i < expected.data().length; i++) {
      largest = Math.max(largest, Math.abs(found.data()[i] - expected.data()[i]));
      scale = Math.max(scale, Math.abs(expected.data()[i]));
    }
    return largest / scale;
  }

  private void growth(List<Solved> configured) {
    for (int i = 1; i < configured.size(); i++) {
      Solved larger = configured.get(i);
      Solved smaller = configured.get(i - 1);
      findings.ratio(
          "n = %d against %d: as configured, passes".formatted(larger.n(), smaller.n()),
          larger.solution().passes(),
          smaller.solution().passes(),
          "<= 1.25 a doubling");
    }
  }

  private static double lambda(GramSummary summary) {
    return new SolveStage(config()).lambda(summary);
  }

  /** The defaults at the ridge and the tolerance of this comparison. */
  private static SolverConfig config(String... settings) {
    List<String> all =
        Stream.concat(
                Stream.of("ridge=1e-3", "ridge-scale=relative", "tolerance=1e-6"),
                Arrays.stream(settings))
            .map(setting -> "solver." + setting)
            .toList();
    return ConfigReader.read(Path.of("conf", "cifar10.conf"), all).run().solver();
  }

  /**
   * One solve.
   *
   * @param name how
   * @param n examples
   * @param solution what came out
   * @param seconds what it took
   */
  private record Solved(String name, int n, Solution solution, double seconds) {
    String title() {
      return "n = %d: %s".formatted(n, name);
    }
  }
}
