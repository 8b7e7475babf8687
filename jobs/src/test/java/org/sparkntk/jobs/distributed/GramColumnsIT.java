package org.sparkntk.jobs.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkntk.jobs.data.DoubleRows;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;
import scala.Tuple2;

class GramColumnsIT {
  // Primes, so that the last tile is ragged.
  private static final int N = 101;
  private static final int TILE = 17;
  private static final Matrix X = Matrix.of(N, 5, new Random(1).doubles(5L * N, -1, 1).toArray());
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
                .setMaster("local[2]")
                .setAppName("columns")
                .set("spark.ui.enabled", "false"));
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @ParameterizedTest
  @EnumSource(TileStorage.class)
  void columnsAreThoseOfTheProductWithUnitVectors(TileStorage storage) {
    int[] wanted = {100, 0, 17, 16, 50, 17, 99, 3};
    for (Precision precision : Precision.values()) {
      try (GramMatrix gram = GramMatrix.of(spark, source(precision), 4, storage)) {
        GramColumns columns = new GramColumns(gram, gram.summarise().diagonal());
        Matrix units = Matrix.zeros(N, wanted.length);
        for (int j = 0; j < wanted.length; j++) {
          units.set(wanted[j], j, 1);
        }
        assertThat(columns.columns(wanted).data()).isEqualTo(gram.apply(units).data());
        for (int j = 0; j < wanted.length; j++) {
          assertThat(columns.diagonal()[wanted[j]])
              .isEqualTo(columns.columns(wanted).get(wanted[j], j));
        }
      }
    }
  }

  @Test
  void noColumnsAreNone() {
    try (GramMatrix gram = GramMatrix.of(spark, source(Precision.FLOAT32), 4)) {
      GramColumns columns = new GramColumns(gram, new double[N]);
      assertThat(columns.columns(new int[0]).cols()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TileStorage.class)
  void diagonalTilesComeInOrder(TileStorage storage) {
    try (GramMatrix gram = GramMatrix.of(spark, source(Precision.FLOAT64), 5, storage)) {
      double[] diagonal = gram.summarise().diagonal();
      List<Tile> tiles = DiagonalTiles.of(gram);
      int row = 0;
      for (Tile tile : tiles) {
        Matrix corner = new GramColumns(gram, diagonal).columns(new int[] {row + tile.cols() - 1});
        for (int i = 0; i < tile.rows(); i++) {
          assertThat(tile.get(i, tile.cols() - 1)).isEqualTo(corner.get(row + i, 0));
        }
        row += tile.rows();
      }
      assertThat(row).isEqualTo(N);
    }
  }

  private static PanelSource source(Precision precision) {
    List<Tuple2<Integer, RawRows>> blocks = new ArrayList<>();
    for (int first = 0; first < N; first += TILE) {
      Matrix rows = X.rowRange(first, Math.min(TILE, N - first));
      blocks.add(new Tuple2<>(first / TILE, new DoubleRows(rows.rows(), X.cols(), rows.data())));
    }
    org.apache.hadoop.fs.Path unused =
        new org.apache.hadoop.fs.Path(directory.resolve("panels").toUri());
    return new PanelSource(
        new RowBlocksFactory(spark, 1 << 20)
            .create(spark.parallelizePairs(blocks), N, X.cols(), TILE, () -> unused),
        Preprocessing.none(X.cols()),
        new NetworkKernel(NETWORK, Target.NTK, precision));
  }
}
