package org.sparkntk.kernels.benchmark;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.sparkntk.kernels.activation.Activations;

/**
 * Prints what a layer costs per entry, next to ReLU and the matrix product, all from one run. Of
 * the iterations the fastest counts: on a shared machine the others measure somebody else's work.
 *
 * <p>Arguments: the ratio of the inputs' largest norm to the smallest (1: all equal), then names of
 * activations (none: all of a representative list).
 */
public final class RecursionSpeed {
  private static final List<String> ALL =
      List.of(
          "relu",
          "leaky-relu",
          "abs",
          "identity",
          "erf",
          "gelu",
          "sin",
          "cos",
          "rbf",
          "exp",
          "exp-normalized",
          "gaussian",
          "gabor",
          "sign",
          "monomial 3",
          "rectified-monomial 2",
          "polynomial",
          "hermite 3",
          "tanh",
          "sigmoid",
          "softplus",
          "elu",
          "selu",
          "silu",
          "mish");
  private static final int LAYERS = 6;

  private RecursionSpeed() {}

  /** Runs the benchmarks and prints the table. */
  public static void main(String[] arguments) throws RunnerException {
    String spread = arguments.length > 0 ? arguments[0] : "1";
    List<String> names =
        arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : ALL;
    for (String precision : List.of("FLOAT32", "FLOAT64")) {
      double product = fastest(recursion(precision, spread, "relu", 0, 0));
      double relu = fastest(recursion(precision, spread, "relu", LAYERS, 0)) - product;
      for (String name : names) {
        double time =
            name.equals("relu")
                ? relu
                : fastest(recursion(precision, spread, name, LAYERS, 0)) - product;
        print(precision, name, time, relu);
      }
      double biased = fastest(recursion(precision, spread, "relu", LAYERS, 0.3));
      print(precision, "relu with biases", biased - product, relu);
    }
    rate("sgemm");
    rate("dgemm");
  }

  private static void print(String precision, String name, double time, double relu) {
    double entries = (double) RecursionBenchmark.SIZE * RecursionBenchmark.SIZE * LAYERS;
    System.out.printf(
        "%-8s %-10s %-21s %6.2f ns an entry and layer %6.2f x relu%n",
        precision.toLowerCase(Locale.ROOT),
        Activations.numerical().containsKey(name) ? "quadrature" : "closed",
        name,
        time / entries,
        time / relu);
  }

  private static void rate(String product) throws RunnerException {
    double flops = 2.0 * ProductBenchmark.SIZE * ProductBenchmark.SIZE * ProductBenchmark.SIZE;
    double time = fastest(options("ProductBenchmark." + product));
    System.out.printf("%s %27.1f GFLOP/s on one core%n", product, flops / time);
  }

  private static ChainedOptionsBuilder recursion(
      String precision, String spread, String name, int layers, double sigmaB) {
    return options("RecursionBenchmark.fill")
        .param("precision", precision)
        .param("spread", spread)
        .param("activation", name)
        .param("layers", Integer.toString(layers))
        .param("sigmaB", Double.toString(sigmaB));
  }

  private static ChainedOptionsBuilder options(String benchmark) {
    return new OptionsBuilder()
        .include(benchmark + "$")
        .forks(1)
        .warmupIterations(3)
        .warmupTime(TimeValue.milliseconds(200))
        .measurementIterations(6)
        .measurementTime(TimeValue.milliseconds(150))
        .verbosity(VerboseMode.SILENT);
  }

  /** Nanoseconds an operation of the fastest iteration. */
  private static double fastest(ChainedOptionsBuilder options) throws RunnerException {
    RunResult result = new Runner(options.build()).runSingle();
    return result.getPrimaryResult().getStatistics().getMin();
  }
}
