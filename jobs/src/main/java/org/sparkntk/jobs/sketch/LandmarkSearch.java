package org.sparkntk.jobs.sketch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.sparkntk.jobs.config.KernelConfig;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.SelectedRowBlocks;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.features.NystromFactory;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.EuclideanNorm;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.precondition.LandmarkSampler;

/**
 * Landmarks by randomly pivoted Cholesky over all training examples. A round is a pass over them,
 * which finds what the landmarks so far leave of each; then candidates are drawn by that and
 * accepted or not on the driver. Rounds double the landmarks until their candidates are many, so
 * that all of them together cost about as much as the features of the fit.
 */
record LandmarkSearch(
    JavaSparkContext spark, KernelConfig config, RowBlocks train, Preprocessing preprocessing) {
  /** Of the landmarks: the candidates of the first round. */
  private static final int FIRST_SHARE = 8;

  /** The driver's work on candidates grows with the cube of their number. */
  private static final int MOST_CANDIDATES = 2048;

  /** What the features leave of a landmark by rounding and by their ε, in units of its diagonal. */
  private static final double NOISE_32 = 1e-5;

  private static final double NOISE_64 = 1e-10;

  /**
   * Chooses.
   *
   * @param count of the landmarks
   * @return distinct rows
   * @throws InvalidInputException if fewer span all examples
   */
  int[] choose(int count, long seed) {
    double[] diagonal = diagonal();
    LandmarkSampler sampler =
        new LandmarkSampler(
            diagonal, config.precision() == Precision.FLOAT32 ? NOISE_32 : NOISE_64, seed);
    double[] left = diagonal;
    int[] chosen = new int[0];
    Optional<SharedMap> map = Optional.empty();
    try {
      while (true) {
        chosen = grown(chosen, map, drawn(sampler, left, chosen.length, count), sampler, count);
        map.ifPresent(SharedMap::destroy);
        map = Optional.empty();
        if (chosen.length == count) {
          return chosen;
        }
        map = Optional.of(new SharedMap(spark, factory(chosen)));
        left = left(diagonal, map.get());
      }
    } finally {
      map.ifPresent(SharedMap::destroy);
    }
  }

  /** Candidates, of which some may be alike. */
  private static int[] drawn(LandmarkSampler sampler, double[] left, int chosen, int count) {
    int wanted = Math.max(chosen, (count + FIRST_SHARE - 1) / FIRST_SHARE);
    int most = Math.min(wanted, 2 * (count - chosen));
    int[] drawn = sampler.draw(left, Math.min(MOST_CANDIDATES, most));
    if (drawn.length == 0) {
      throw new InvalidInputException(
          ("sketch.dimension: expected at most %,d, because so many landmarks span all training"
                  + " examples, found %,d")
              .formatted(chosen, count));
    }
    return drawn;
  }

  /** The landmarks and the candidates that join them. */
  private int[] grown(
      int[] chosen, Optional<SharedMap> map, int[] drawn, LandmarkSampler sampler, int count) {
    int[] rows = Arrays.stream(drawn).sorted().distinct().toArray();
    Matrix left = left(map, examples(rows));
    // In the order of the draws, which is what makes the choice a random one.
    int[] at = Arrays.stream(drawn).map(row -> Arrays.binarySearch(rows, row)).toArray();
    Matrix h = Matrix.zeros(at.length, at.length);
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < at.length; j++) {
        h.set(i, j, left.get(at[i], at[j]));
      }
    }
    int[] accepted = sampler.accept(h, count - chosen.length);
    return IntStream.concat(Arrays.stream(chosen), Arrays.stream(accepted).map(j -> drawn[j]))
        .toArray();
  }

  /** The kernel of some examples less its projection to the landmarks, whose features are given. */
  private Matrix left(Optional<SharedMap> map, Matrix examples) {
    int m = examples.rows();
    Kernel exact = config.kernel(config.target(), Precision.FLOAT64);
    Float64Tile gram = (Float64Tile) Tile.zeros(Precision.FLOAT64, m, m);
    exact.fillDiagonal(exact.prepare(examples), gram);
    double[] out = gram.values();
    if (map.isPresent()) {
      Tile features = map.get().get().features(examples);
      int d = features.cols();
      double[] phi = new double[m * d];
      features.copyRows(0, m, phi);
      double[] explained = new double[m * m];
      Blas.multiplyTransposed(m, m, d, phi, 0, phi, 0, explained, 0, m);
      for (int i = 0; i < out.length; i++) {
        out[i] -= explained[i];
      }
    }
    return Matrix.of(m, m, out);
  }

  /** The diagonal of the kernel of all training examples. */
  private double[] diagonal() {
    RowBlocks blocks = train;
    Preprocessing prepared = preprocessing;
    Kernel kernel = config.kernel();
    return overBlocks(
        block -> kernel.prepare(prepared.applyInWorkspace(blocks.block(block))).diagonal());
  }

  /** The same less its projection to the landmarks, whose features are given. */
  private double[] left(double[] diagonal, SharedMap map) {
    FeatureSource features = new FeatureSource(train, preprocessing, map);
    double[] left = overBlocks(block -> squares(features.features(block)));
    for (int i = 0; i < left.length; i++) {
      left[i] = diagonal[i] - left[i];
    }
    return left;
  }

  /** The squared norm of every row. */
  private static double[] squares(Tile features) {
    double[] squares = new double[features.rows()];
    double[] row = new double[features.cols()];
    for (int i = 0; i < squares.length; i++) {
      features.copyRows(i, 1, row);
      double norm = EuclideanNorm.of(row, 0, row.length);
      squares[i] = norm * norm;
    }
    return squares;
  }

  private double[] overBlocks(Function<Integer, double[]> values) {
    List<Integer> blocks = IntStream.range(0, train.count()).boxed().toList();
    return spark.parallelize(blocks, train.count()).map(values).collect().stream()
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private NystromFactory factory(int[] chosen) {
    return Landmarks.factory(config, examples(chosen));
  }

  /** Prepared, in the order of the training examples. */
  private Matrix examples(int[] rows) {
    return Landmarks.prepared(
        new SelectedRowBlocks(train, Arrays.stream(rows).sorted().toArray(), train.blockSize()),
        preprocessing);
  }
}
