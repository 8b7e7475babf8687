package org.sparkntk.jobs.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.data.DoubleRows;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;
import org.sparkntk.kernels.solve.LinearOperator;
import scala.Tuple2;

class GramMatrixIT {
  // Prime, so that no tile size divides it.
  private static final int N = 307;
  private static final int WIDTH = 5;
  private static final Matrix X = gaussian(N, WIDTH, 1);

  /** More columns than are multiplied at once. */
  private static final Matrix S = gaussian(N, 20, 2);

  private static final Network NETWORK =
      Network.of(
          List.of(Dense.of(1.4, 0.1), new Activation(PiecewiseLinear.relu()), Dense.of(1.0)));

  private static JavaSparkContext spark;
  @TempDir private static Path directory;

  @BeforeAll
  static void start() {
    spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[3]")
                .setAppName("gram")
                .set("spark.ui.enabled", "false"));
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void productIsThatOfTheDenseMatrix() {
    Matrix expected = denseProduct(kernel(Precision.FLOAT64));
    try (GramMatrix gram = GramMatrix.of(spark, source(Precision.FLOAT64, 64, 1 << 20), 4)) {
      assertThat(gram.apply(S).data()).containsExactly(expected.data(), within(1e-9));
    }
  }

  @Test
  void productHasTheSameBitsForEveryNumberOfPartitions() {
    double[] expected = product(1, 1 << 20);
    for (int partitions : new int[] {2, 3, 7, 1000}) {
      assertThat(product(partitions, 1 << 20)).isEqualTo(expected);
    }
  }

  @Test
  void productHasTheSameBitsForBroadcastExamplesAndForRowPanelsInFiles() {
    assertThat(product(3, 0)).isEqualTo(product(3, 1 << 20));
  }

  @Test
  void productHasTheSameBitsWhereverTheSumsAreAddedAndHoweverManyTasksThereAre() {
    Broadcast<Matrix> vectors = spark.broadcast(S);
    try (GramMatrix gram = GramMatrix.of(spark, source(Precision.FLOAT64, 16, 1 << 20), 9)) {
      SlabProduct product = new SlabProduct(gram.grid(), Precision.FLOAT64, 4);
      Matrix onDriver = product.of(gram.slabs(), vectors, 2, Long.MAX_VALUE);
      for (int parallelism : new int[] {1, 5}) {
        Matrix onExecutors = product.of(gram.slabs(), vectors, parallelism, 0);
        assertThat(onExecutors.data()).isEqualTo(onDriver.data());
      }
      for (int tasks : new int[] {1, 4}) {
        Matrix fewerTasks = product.of(gram.slabs().coalesce(tasks), vectors, 2, Long.MAX_VALUE);
        assertThat(fewerTasks.data()).isEqualTo(onDriver.data());
      }
    }
  }

  @Test
  void fastProductsOfFloat32TilesAreGoodToFloat32AndAccurateOnesToFloat64() {
    try (GramMatrix gram = GramMatrix.of(spark, source(Precision.FLOAT32, 64, 1 << 20), 4)) {
      Matrix expected = denseProduct(kernel(Precision.FLOAT32));
      double[] fast = gram.apply(S).data();
      double[] accurate = gram.accurate().apply(S).data();

      assertThat(fast).containsExactly(expected.data(), within(1e-3));
      assertThat(fast).isNotEqualTo(accurate);
      assertThat(accurate).containsExactly(expected.data(), within(1e-9));
    }
  }

  @Test
  void vectorsThatAreNotFiniteGiveColumnsThatAreNotFinite() {
    Matrix s = S.copy();
    s.set(7, 1, Double.NaN);
    try (GramMatrix gram = GramMatrix.of(spark, source(Precision.FLOAT64, 64, 1 << 20), 4)) {
      Matrix q = gram.apply(s);
      Matrix clean = gram.apply(S);
      assertThat(q.get(300, 1)).isNaN();
      assertThat(q.get(300, 0)).isEqualTo(clean.get(300, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 64, 100, 306, 307, 1024})
  void productIsIndependentOfTheTileSize(int tileSize) {
    Matrix expected = denseProduct(kernel(Precision.FLOAT64));
    int partitions = 5;
    try (GramMatrix gram =
        GramMatrix.of(spark, source(Precision.FLOAT64, tileSize, 1 << 20), partitions)) {
      assertThat(gram.apply(S).data()).containsExactly(expected.data(), within(1e-10));
    }
  }

  @Test
  void summaryIsThatOfTheDenseMatrix() {
    Tile dense = dense(kernel(Precision.FLOAT64));
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        sum += dense.get(i, j);
        min = Math.min(min, dense.get(i, j));
        max = Math.max(max, dense.get(i, j));
      }
    }
    try (GramMatrix gram = GramMatrix.of(spark, source(Precision.FLOAT64, 64, 1 << 20), 4)) {
      GramSummary summary = gram.summarise();
      assertThat(summary.n()).isEqualTo(N);
      assertThat(summary.tiles()).isEqualTo(15);
      assertThat(summary.bytes()).isEqualTo(8 * gram.grid().entries());
      assertThat(summary.min()).isCloseTo(min, within(1e-13));
      assertThat(summary.max()).isCloseTo(max, within(1e-13));
      assertThat(summary.mean()).isCloseTo(sum / N / N, within(1e-13));
      assertThat(summary.nonFinite()).isZero();
      for (int i = 0; i < N; i++) {
        assertThat(summary.diagonal()[i]).isEqualTo(dense.get(i, i));
      }
    }
  }

  @Test
  void crossGramProductIsThatOfTheDenseMatrix() {
    Broadcast<Matrix> vectors = spark.broadcast(S);
    PanelSource source = source(Precision.FLOAT64, 64, 1 << 20);
    Iterator<CrossGram.Block> blocks =
        CrossGram.product(spark, source, source, vectors).collect().iterator();
    Matrix expected = denseProduct(kernel(Precision.FLOAT64));
    int row = 0;
    while (blocks.hasNext()) {
      Matrix values = blocks.next().values();
      assertThat(values.data())
          .containsExactly(expected.rowRange(row, values.rows()).data(), within(1e-10));
      row += values.rows();
    }
    assertThat(row).isEqualTo(N);
  }

  @ParameterizedTest
  @EnumSource(TileStorage.class)
  void productHasTheSameBitsWhereverTheTilesAre(TileStorage storage) {
    for (Precision precision : Precision.values()) {
      PanelSource source = source(precision, 16, 1 << 20);
      try (GramMatrix memory = GramMatrix.of(spark, source, 4);
          GramMatrix gram = GramMatrix.of(spark, source, 7, storage)) {
        for (int again = 0; again < 3; again++) {
          assertThat(gram.apply(S).data()).isEqualTo(memory.apply(S).data());
        }
        assertThat(gram.accurate().apply(S).data()).isEqualTo(memory.accurate().apply(S).data());
      }
    }
  }

  @Test
  void slabsOnDiskReachOtherProcessesAsTilesToCompute() {
    PanelSource source = source(Precision.FLOAT32, 64, 1 << 20);
    try (GramMatrix gram = GramMatrix.of(spark, source, 3, TileStorage.DISK)) {
      List<Slab> sent = gram.slabs().collect();
      List<Slab> expected = GramMatrix.of(spark, source, 3).slabs().collect();
      for (int i = 0; i < sent.size(); i++) {
        assertThat(sent.get(i)).isInstanceOf(ComputedSlab.class);
        assertThat(entries(sent.get(i))).isEqualTo(entries(expected.get(i)));
      }
    }
  }

  @Test
  void exactProductsAreThoseOfTheFloat64KernelThoughFloat32TilesAreStored() {
    Matrix expected = denseProduct(kernel(Precision.FLOAT64));
    try (GramMatrix gram = GramMatrix.of(spark, source(Precision.FLOAT32, 64, 1 << 20), 4)) {
      LinearOperator exact = gram.exact(source(Precision.FLOAT64, 64, 1 << 20));
      assertThat(exact.apply(S).data()).containsExactly(expected.data(), within(1e-10));
      assertThat(gram.accurate().apply(S).data()).isNotEqualTo(exact.apply(S).data());
    }
  }

  private static List<Double> entries(Slab slab) {
    List<Double> entries = new ArrayList<>();
    for (Slab.PlacedTile placed : slab.tiles()) {
      for (int i = 0; i < placed.tile().rows(); i++) {
        entries.add(placed.tile().get(i, placed.tile().cols() - 1));
      }
    }
    return entries;
  }

  @Test
  void refusesVectorsOfTheWrongLength() {
    try (GramMatrix gram = GramMatrix.of(spark, source(Precision.FLOAT64, 64, 1 << 20), 4)) {
      assertThatThrownBy(() -> gram.apply(Matrix.zeros(N - 1, 1)))
          .hasMessage("S needs 307 rows, found 306");
    }
  }

  private static double[] product(int partitions, long broadcastLimit) {
    PanelSource source = source(Precision.FLOAT64, 16, broadcastLimit);
    try (GramMatrix gram = GramMatrix.of(spark, source, partitions)) {
      return gram.apply(S).data();
    }
  }

  private static NetworkKernel kernel(Precision precision) {
    return new NetworkKernel(NETWORK, Target.NTK, precision);
  }

  private static PanelSource source(Precision precision, int tileSize, long broadcastLimit) {
    return source(precision, X, tileSize, broadcastLimit);
  }

  private static PanelSource source(
      Precision precision, Matrix x, int tileSize, long broadcastLimit) {
    List<Tuple2<Integer, RawRows>> blocks = new ArrayList<>();
    for (int first = 0; first < x.rows(); first += tileSize) {
      Matrix rows = x.rowRange(first, Math.min(tileSize, x.rows() - first));
      blocks.add(
          new Tuple2<>(first / tileSize, new DoubleRows(rows.rows(), x.cols(), rows.data())));
    }
    org.apache.hadoop.fs.Path panels =
        new org.apache.hadoop.fs.Path(directory.resolve("panels-" + System.nanoTime()).toUri());
    RowBlocks stored =
        new RowBlocksFactory(spark, broadcastLimit)
            .create(spark.parallelizePairs(blocks), x.rows(), x.cols(), tileSize, () -> panels);
    assertThat(stored)
        .isInstanceOf(broadcastLimit == 0 ? StoredRowBlocks.class : BroadcastRowBlocks.class);
    return new PanelSource(stored, Preprocessing.none(x.cols()), kernel(precision));
  }

  private static Tile dense(NetworkKernel kernel) {
    Tile tile = Tile.zeros(kernel.precision(), N, N);
    kernel.fillDiagonal(kernel.prepare(X), tile);
    return tile;
  }

  private static Matrix denseProduct(NetworkKernel kernel) {
    Tile dense = dense(kernel);
    Matrix out = Matrix.zeros(N, S.cols());
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        for (int c = 0; c < S.cols(); c++) {
          out.set(i, c, out.get(i, c) + dense.get(i, j) * S.get(j, c));
        }
      }
    }
    return out;
  }

  private static Matrix gaussian(int rows, int cols, long seed) {
    Random random = new Random(seed);
    Matrix out = Matrix.zeros(rows, cols);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = random.nextGaussian();
    }
    return out;
  }
}
