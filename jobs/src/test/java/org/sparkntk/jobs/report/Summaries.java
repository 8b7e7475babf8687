package org.sparkntk.jobs.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.sparkntk.jobs.data.InputFile;
import org.sparkntk.jobs.evaluate.ClassificationEvaluator;
import org.sparkntk.jobs.evaluate.Evaluation;
import org.sparkntk.jobs.evaluate.RegressionEvaluator;
import org.sparkntk.kernels.linalg.Matrix;

/** Runs that never took place. */
public final class Summaries {
  static final String CONFIG =
      """
      {"data": {"format": "idx", "train": ["data/train-images.gz", "data/more.gz"], "limit": 8000},
       "kernel": {"layers": [{"dense": {"sigma-w": 1.41}}, "relu"], "target": "ntk"},
       "fs": {"s3a": {"access": {"key": "AKIA123"}, "secret.key": "hunter2"}},
       "solver": {"ridge": 0.001, "accept-unconverged": false}}
      """;

  private Summaries() {}

  /** A fit of classes. */
  public static RunSummary classification(List<String> names) {
    Evaluation evaluation = guesses(names, 200 * names.size());
    Metrics metrics = new Metrics();
    metrics.put("train.count", 8000);
    metrics.putAll(evaluation.metrics("test"));
    metrics.put("read.seconds", 1.2);
    metrics.put("gram.seconds", 31.4);
    metrics.put("gram.gflops", 41.234567);
    metrics.put("solve.seconds", 12.9);
    metrics.put("solve.passes", 60);
    metrics.put("solve.converged", 1);
    metrics.put("solve.true-relative-residual", 8.7654e-7);
    metrics.put("predict.seconds", 4.5);
    metrics.put("total.seconds", 50.3);
    return new RunSummary(
        manifest("fit"),
        metrics,
        Optional.of(residuals(60, 10)),
        Optional.of(evaluation),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static RunSummary regression() {
    Random random = new Random(5);
    double[] truth = random.doubles(3001).map(u -> 20 + 30 * u * u).toArray();
    double[] predicted = truth.clone();
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] += 2.5 * random.nextGaussian();
    }
    RegressionEvaluator evaluator = new RegressionEvaluator(truth.length);
    evaluator.add(0, predicted, truth);
    Metrics metrics = new Metrics();
    metrics.putAll(evaluator.result().metrics("test"));
    metrics.put("gram.seconds", 3.4);
    metrics.put("solve.true-relative-residual", Double.NaN);
    return new RunSummary(
        manifest("fit"),
        metrics,
        Optional.of(residuals(400, 1)),
        Optional.of(evaluator.result()),
        List.of(),
        List.of(),
        List.of(),
        List.of("The solver did not converge: true relative residual 3.2e-4 after 400 passes."));
  }

  /** A fit that took many passes, without other metrics. */
  public static RunSummary solved(int passes) {
    return new RunSummary(
        manifest("fit"),
        new Metrics(),
        Optional.of(residuals(passes, 1)),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** A job that has neither a solver nor predictions. */
  static RunSummary bare() {
    return new RunSummary(
        manifest("gram"),
        new Metrics(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static RunManifest manifest(String job) {
    return new RunManifest(
        job,
        CONFIG,
        "ab".repeat(32),
        new BuildInfo("0.1.0", "0123456789abcdef0123456789abcdef01234567"),
        new RunManifest.Software(
            "17.0.15", "4.1.0", "3.4.2", "dev.ludovic.netlib.blas.JNIBLAS", "libopenblas.so.0"),
        new RunManifest.Machine("local[2]", 2, 4096),
        Instant.parse("2026-03-01T10:00:00Z"),
        Instant.parse("2026-03-01T10:00:50.300Z"),
        List.of(
            new InputFile("s3a://AKIA123:hunter2@bucket/train.gz", 9_912_422, "cd".repeat(32))));
  }

  private static Evaluation guesses(List<String> names, int n) {
    int k = names.size();
    Random random = new Random(7);
    Matrix scores = Matrix.zeros(n, k);
    int[] truth = new int[n];
    for (int i = 0; i < n; i++) {
      truth[i] = i % k;
      for (int j = 0; j < k; j++) {
        boolean alike = j == (truth[i] + 3) % k;
        scores.set(i, j, random.nextGaussian() + (alike ? 1 : 0));
      }
      scores.set(i, truth[i], scores.get(i, truth[i]) + 3.5 + 0.2 * (truth[i] % 7));
    }
    var evaluator = new ClassificationEvaluator(names);
    evaluator.add(scores, truth);
    return evaluator.result();
  }

  private static ResidualCurve residuals(int passes, int columns) {
    Random random = new Random(11);
    List<ResidualCurve.Pass> list = new ArrayList<>();
    for (int pass = 0; pass <= passes; pass++) {
      double level = Math.pow(10, -6.2 * pass / passes);
      List<Double> recursive =
          IntStream.range(0, columns)
              .mapToObj(j -> level * (0.3 + 0.7 * random.nextDouble()))
              .toList();
      list.add(new ResidualCurve.Pass(pass, recursive, pass % 20 == 0 ? recursive : List.of()));
    }
    return new ResidualCurve(1e-6, list);
  }
}
