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
import org.sparkntk.jobs.data.FeatureMoments;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.RowBlocksFactory;
import org.sparkntk.kernels.linalg.Matrix;
import scala.Tuple2;

/** Pictures of CIFAR-10 where they have been fetched, random ones of the same shape where not. */
final class Images {
  /** Features of a picture. */
  static final int WIDTH = 3072;

  private static final int CHANNELS = 3;
  private static final int CLASSES = 10;
  private static final int RECORD = 1 + WIDTH;
  private static final Path FOLDER = Path.of("data", "cifar-10-batches-bin");

  private Images() {}

  /** The first {@code n} training pictures as broadcast blocks. */
  static RowBlocks blocks(JavaSparkContext spark, int n, int blockSize) throws IOException {
    byte[] records = records(n);
    List<Tuple2<Integer, RawRows>> blocks = new ArrayList<>();
    for (int first = 0; first < n; first += blockSize) {
      ByteRows block = pixels(records, first, Math.min(blockSize, n - first));
      blocks.add(new Tuple2<>(blocks.size(), block));
    }
    return new RowBlocksFactory(spark, Long.MAX_VALUE)
        .create(
            spark.parallelizePairs(blocks, blocks.size()),
            n,
            WIDTH,
            blockSize,
            () -> new org.apache.hadoop.fs.Path("target/bench"));
  }

  /** What they are, in words. */
  static String origin() {
    return Files.exists(FOLDER) ? "CIFAR-10" : "random";
  }

  /** As in {@code conf/cifar10.conf}, of the first {@code n} pictures: by channel, then norm 1. */
  static Preprocessing preprocessing(int n) throws IOException {
    FeatureMoments moments = FeatureMoments.of(pixels(records(n), 0, n));
    return Preprocessing.byChannel(moments, CHANNELS).withUnitNorm();
  }

  /** Some training pictures, prepared. */
  static Matrix rows(int first, int count) throws IOException {
    int n = first + count;
    return preprocessing(n).apply(pixels(records(n), first, count));
  }

  /** The one-hot labels of the first {@code n} pictures less the mean of each class, n × 10. */
  static Matrix labels(int n) throws IOException {
    byte[] records = records(n);
    Matrix labels = Matrix.zeros(n, CLASSES);
    double[] means = new double[CLASSES];
    for (int i = 0; i < n; i++) {
      int label = Byte.toUnsignedInt(records[i * RECORD]) % CLASSES;
      labels.set(i, label, 1);
      means[label] += 1.0 / n;
    }
    for (int i = 0; i < labels.data().length; i++) {
      labels.data()[i] -= means[i % CLASSES];
    }
    return labels;
  }

  private static ByteRows pixels(byte[] records, int first, int count) {
    byte[] pixels = new byte[count * WIDTH];
    for (int i = 0; i < count; i++) {
      System.arraycopy(records, (first + i) * RECORD + 1, pixels, i * WIDTH, WIDTH);
    }
    return new ByteRows(count, WIDTH, pixels);
  }

  /** As in the files: a label, then the pixels. */
  private static byte[] records(int n) throws IOException {
    byte[] records = new byte[n * RECORD];
    new Random(1).nextBytes(records);
    int perFile = 10_000;
    for (int i = 0; i < n && Files.exists(FOLDER); i += perFile) {
      Path file = FOLDER.resolve("data_batch_" + (i / perFile + 1) + ".bin");
      try (InputStream in = Files.newInputStream(file)) {
        in.readNBytes(records, i * RECORD, Math.min(perFile, n - i) * RECORD);
      }
    }
    return records;
  }
}
