package org.sparkntk.jobs.solve;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.BlockLanczos;
import org.sparkntk.kernels.solve.BlockWidth;
import org.sparkntk.kernels.solve.LinearOperator;
import org.sparkntk.kernels.solve.RidgePath;
import org.sparkntk.kernels.solve.RidgePoint;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;

/**
 * Scores many ridges in one Krylov space of the training examples, and chooses the one with the
 * smallest generalised cross-validation score.
 */
public final class RidgeSearch {
  /** Scores are quadratic in the residual: this leaves them no error that could be seen. */
  public static final double TOLERANCE = 1e-2;

  /** The range of {@code auto}, in mean diagonals: below, float32 tiles may not be definite. */
  private static final double SMALLEST = 1e-5;

  private static final double LARGEST = 10;
  private static final int POINTS = 25;

  /** Wide: a basis needs fewer passes then, and its columns are probes of the trace. */
  private static final BlockWidth WIDTH = new BlockWidth(32, 16);

  private static final long SEED = 3;

  /** The basis may take this part of the driver's heap. */
  private static final int HEAP_SHARE = 4;

  private final SolverConfig config;

  /** A search with its settings. */
  public RidgeSearch(SolverConfig config) {
    this.config = config;
  }

  /** The ridges that will be scored, absolute and ascending. */
  public List<Double> candidates(GramSummary summary) {
    return candidates(config, summary.meanDiagonal());
  }

  /** The same for any matrix with this mean diagonal. */
  public static List<Double> candidates(SolverConfig config, double meanDiagonal) {
    double unit = unit(config, meanDiagonal);
    if (!config.ridge().isAuto()) {
      return config.ridge().values().stream().map(value -> value * unit).toList();
    }
    double step = Math.log(LARGEST / SMALLEST) / (POINTS - 1);
    return IntStream.range(0, POINTS)
        .mapToObj(i -> SMALLEST * Math.exp(step * i) * meanDiagonal)
        .toList();
  }

  /** How many ridges there are to choose from. */
  public static int count(SolverConfig config) {
    return config.ridge().isAuto() ? POINTS : config.ridge().values().size();
  }

  /**
   * Scores them.
   *
   * @param targets Y, n × k
   * @param listener hears of the residuals at the smallest ridge
   * @throws InvalidInputException if the smallest ridge does not make the matrix positive definite
   */
  public RidgeTable run(
      LinearOperator gram, GramSummary summary, Matrix targets, Consumer<ResidualPoint> listener) {
    List<Double> candidates = candidates(summary);
    double smallest = candidates.get(0);
    double largest = candidates.get(candidates.size() - 1);
    try {
      RidgePath path =
          new BlockLanczos(TOLERANCE, maxPasses(gram.size()), WIDTH, SEED, listener)
              .run(gram.accurate(), targets, smallest);
      List<RidgePoint> points = candidates.stream().map(path::at).toList();
      double best =
          config.ridge().isAuto() ? path.bestRidge(smallest, largest) : RidgeTable.best(points);
      return new RidgeTable(points, path.at(best), path.passes(), path.spectrum());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("solver.ridge: " + e.getMessage());
    }
  }

  private int maxPasses(int n) {
    long column = 8L * n;
    long columns = Runtime.getRuntime().maxMemory() / HEAP_SHARE / column;
    return (int) Math.max(1, Math.min(config.maxPasses(), columns / WIDTH.atLeast()));
  }

  /** What a relative ridge is in units of. */
  public static double unit(SolverConfig config, double meanDiagonal) {
    return switch (config.ridgeScale()) {
      case ABSOLUTE -> 1;
      case RELATIVE -> meanDiagonal;
    };
  }
}
