package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.kernels.linalg.Precision;

/**
 * The Gram matrix on two executor processes of one core each against one, next to what two
 * processes that only multiply reach against one on this machine: {@code ExecutorsBenchmark [n]}.
 */
final class ExecutorsBenchmark {
  private static final int ROUNDS = 3;
  private static final int FILLS = 3;

  private ExecutorsBenchmark() {}

  public static void main(String[] args) throws Exception {
    int n = args.length > 0 ? Integer.parseInt(args[0]) : 8000;
    double[] median =
        Rounds.measured(
            ROUNDS,
            List.of(() -> gram(n, 1), () -> gram(n, 2), () -> products(1), () -> products(2)));
    Findings findings = new Findings("executors");
    findings.measured("n = %d: Gram on 1 executor".formatted(n), median[0], "s");
    findings.measured("n = %d: Gram on 2 executors".formatted(n), median[1], "s");
    findings.ratio("Gram on 2 executors against 1, rate", 1 / median[1], 1 / median[0], ">= 1.85");
    findings.ratio("2 processes of products against 1, GFLOP/s", median[3], median[2], "");
    findings.ratio(
        "the gain of Gram against that of products",
        median[0] / median[1],
        median[3] / median[2],
        "");
    findings.save();
  }

  /** Median seconds of a few fills by executors that have filled one before. */
  private static double gram(int n, int executors) {
    try (JavaSparkContext spark = Sessions.cluster("executors", executors)) {
      PanelSource panels = Grams.panels(spark, n, Grams.TILE, Precision.FLOAT32);
      DoubleSupplier fill = () -> Rounds.seconds(() -> fill(spark, panels));
      return Rounds.measured(FILLS, List.of(fill))[0];
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fill(JavaSparkContext spark, PanelSource panels) {
    try (GramMatrix gram = Grams.of(spark, panels)) {
      gram.summarise();
    }
  }

  /** GFLOP/s of all processes together. */
  private static double products(int count) {
    try {
      List<Process> processes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        processes.add(Processes.start(ProductProcess.class));
      }
      double sum = 0;
      for (Process process : processes) {
        sum += Double.parseDouble(Processes.output(process));
      }
      return sum;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
