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
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.solve.Preconditioning;
import org.sparkntk.jobs.solve.SolveStage;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.solve.Preconditioner;
import org.sparkntk.kernels.solve.Solution;

/**
 * Passes and seconds to a true relative residual of 10⁻⁶ at a relative ridge of 10⁻³: by one
 * recurrence a class, by blocks, by blocks with the preconditioner of the defaults, and, where the
 * system is small, by a dense Cholesky factor in float64: {@code SolveBenchmark [n...]}.
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
      List<Solved> preconditioned = new ArrayList<>();
      for (int n : sizes.length > 0 ? sizes : new int[] {5000, 10_000, 20_000}) {
        preconditioned.add(benchmark.compare(n));
      }
      benchmark.growth(preconditioned);
      benchmark.findings.save();
    }
  }

  /** Solves by all methods and returns what blocks with the preconditioner of the defaults took. */
  private Solved compare(int n) throws IOException {
    PanelSource panels = Grams.panels(spark, n, Grams.TILE, Precision.FLOAT32);
    try (GramMatrix gram = Grams.of(spark, panels)) {
      Problem problem = new Problem(gram, panels, gram.summarise(), Images.labels(n));
      Solved columns = solve("a recurrence a class", problem, "method=cg", "preconditioner=none");
      Solved blocks = solve("blocks", problem, "method=block-cg", "preconditioner=none");
      Solved preconditioned = solve("preconditioned blocks", problem, "method=block-cg");
      against(blocks, columns, "");
      against(preconditioned, columns, "<= 0.2");
      findings.ratio(
          preconditioned.title() + ", seconds in those of a pass of %d columns".formatted(WIDTH),
          preconditioned.seconds(),
          pass(gram),
          "");
      if (n <= LARGEST_DENSE) {
        dense(problem, preconditioned);
      }
      return preconditioned;
    }
  }

  private Solved solve(String name, Problem problem, String... settings) {
    SolverConfig config = config(settings);
    SolveStage stage = new SolveStage(config);
    double lambda = stage.lambda(problem.summary());
    long start = System.nanoTime();
    Timed preconditioner = new Timed(problem, config, lambda);
    long built = System.nanoTime();
    Solution solution = solve(stage, problem, lambda, preconditioner);
    long end = System.nanoTime();
    double seconds = (end - start) / 1e9;
    double building = (built - start) / 1e9;
    double pass = ((end - built) / 1e9 - preconditioner.seconds) / solution.passes();
    double passes = solution.passes() + (building + preconditioner.seconds) / pass;
    Solved solved = new Solved(name, problem.gram().size(), solution, passes, seconds);
    findings.measured(solved.title() + ", passes", solution.passes(), "");
    findings.measured(solved.title() + ", passes with the preconditioner's time", passes, "");
    findings.measured(solved.title() + ", time", seconds, "s");
    findings.measured(solved.title() + ", true residual", solution.worstResidual(), "");
    return solved;
  }

  /** The panels in float64 are for certified solutions alone, which these are not. */
  private static Solution solve(
      SolveStage stage, Problem problem, double lambda, Preconditioner preconditioner) {
    GramMatrix gram = problem.gram();
    PanelSource panels = problem.panels();
    return stage.choice(gram).method() == SolverConfig.Method.CHOLESKY
        ? stage.direct(gram, panels, lambda, problem.targets(), point -> {})
        : stage.iterate(gram, panels, lambda, preconditioner, problem.targets(), point -> {});
  }

  /** Seconds of a pass. */
  private static double pass(GramMatrix gram) {
    Matrix block = Matrix.zeros(gram.size(), WIDTH);
    return Rounds.seconds(ROUNDS, List.of(() -> gram.apply(block)))[0];
  }

  private void against(Solved solved, Solved columns, String bar) {
    findings.ratio(
        solved.title() + " against columns, passes with the preconditioner's time",
        solved.passes(),
        columns.solution().passes(),
        bar);
    findings.ratio(
        solved.title() + " against columns, time", solved.seconds(), columns.seconds(), "");
  }

  private void dense(Problem problem, Solved preconditioned) {
    Solved dense = solve("dense Cholesky", problem, "method=cholesky");
    findings.ratio(
        preconditioned.title() + " against Cholesky, time",
        preconditioned.seconds(),
        dense.seconds(),
        "");
    findings.measured(
        preconditioned.title() + ", coefficients off Cholesky's",
        difference(preconditioned.solution().x(), dense.solution().x()),
        "");
  }

  /** Relative to the largest coefficient. */
  private static double difference(Matrix found, Matrix expected) {
    double largest = 0;
    double scale = 0;
    for (int i = 0; i < expected.data().length; i++) {
      largest = Math.max(largest, Math.abs(found.data()[i] - expected.data()[i]));
      scale = Math.max(scale, Math.abs(expected.data()[i]));
    }
    return largest / scale;
  }

  private void growth(List<Solved> solved) {
    for (int i = 1; i < solved.size(); i++) {
      Solved larger = solved.get(i);
      Solved smaller = solved.get(i - 1);
      findings.ratio(
          "n = %d against %d: passes of preconditioned blocks".formatted(larger.n(), smaller.n()),
          larger.solution().passes(),
          smaller.solution().passes(),
          "<= 1.25 a doubling");
    }
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
   * What all methods solve.
   *
   * @param gram Θ
   * @param panels the examples
   * @param summary of Θ
   * @param targets Y
   */
  private record Problem(
      GramMatrix gram, PanelSource panels, GramSummary summary, Matrix targets) {}

  /**
   * One solve.
   *
   * @param name how
   * @param n examples
   * @param solution what came out
   * @param passes over the Gram matrix, and the time of the preconditioner in such passes
   * @param seconds what it took
   */
  private record Solved(String name, int n, Solution solution, double passes, double seconds) {
    String title() {
      return "n = %d: %s".formatted(n, name);
    }
  }

  /** The preconditioner of a configuration, with the time that it takes. */
  private static final class Timed implements Preconditioner {
    private final Preconditioner preconditioner;
    private double seconds;

    Timed(Problem problem, SolverConfig config, double lambda) {
      boolean iterates = config.method() != SolverConfig.Method.CHOLESKY;
      this.preconditioner =
          iterates
              ? new Preconditioning(config, problem.gram(), problem.summary(), lambda)
                  .build()
                  .preconditioner()
              : Preconditioner.identity();
    }

    @Override
    public Matrix apply(Matrix residuals) {
      long start = System.nanoTime();
      Matrix out = preconditioner.apply(residuals);
      seconds += (System.nanoTime() - start) / 1e9;
      return out;
    }
  }
}
