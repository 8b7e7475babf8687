package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.jobs.data.ByteRows;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.distributed.RowBlocksFactory;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;
import scala.Tuple2;

/** Pictures of CIFAR-10 where they have been fetched, random ones of the same shape where not. */
final class Images {
  /** Features of a picture. */
  static final int WIDTH = 3072;

  private static final int HIDDEN = 3;
  private static final Path FOLDER = Path.of("data", "cifar-10-batches-bin");

  private Images() {}

  /** The first {@code n} training pictures as broadcast blocks. */
  static RowBlocks blocks(JavaSparkContext spark, int n, int blockSize) throws IOException {
    byte[] pixels = pixels(n);
    List<Tuple2<Integer, RawRows>> blocks = new ArrayList<>();
    for (int first = 0; first < n; first += blockSize) {
      int rows = Math.min(blockSize, n - first);
      byte[] block = new byte[rows * WIDTH];
      System.arraycopy(pixels, first * WIDTH, block, 0, block.length);
      blocks.add(new Tuple2<>(blocks.size(), new ByteRows(rows, WIDTH, block)));
    }
    return new RowBlocksFactory(spark, Long.MAX_VALUE)
        .create(
            spark.parallelizePairs(blocks, blocks.size()),
            n,
            WIDTH,
            blockSize,
            new org.apache.hadoop.fs.Path("target/bench"));
  }

  /** The panels of the first {@code n} pictures, of norm 1, for the NTK of three hidden layers. */
  static PanelSource panels(JavaSparkContext spark, int n, int blockSize, Precision precision)
      throws IOException {
    return new PanelSource(
        blocks(spark, n, blockSize),
        Preprocessing.none(WIDTH).withUnitNorm(),
        new NetworkKernel(relu(HIDDEN), Target.NTK, precision));
  }

  private static Network relu(int hidden) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < hidden; i++) {
      layers.add(Dense.of(Math.sqrt(2)));
      layers.add(new Activation(PiecewiseLinear.relu()));
    }
    layers.add(Dense.of(1));
    return Network.of(layers);
  }

  private static byte[] pixels(int n) throws IOException {
    byte[] pixels = new byte[n * WIDTH];
    new Random(1).nextBytes(pixels);
    for (int i = 0; i < n && Files.exists(FOLDER); ) {
      try (InputStream in =
          Files.newInputStream(FOLDER.resolve("data_batch_" + (i / 10_000 + 1) + ".bin"))) {
        for (int end = Math.min(n, i + 10_000); i < end; i++) {
          in.skipNBytes(1);
          in.readNBytes(pixels, i * WIDTH, WIDTH);
        }
      }
    }
    return pixels;
  }
}
