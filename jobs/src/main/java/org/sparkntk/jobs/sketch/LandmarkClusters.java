package org.sparkntk.jobs.sketch;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.data.DenseRoom;
import org.sparkntk.jobs.data.DoubleRows;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.RowBlocksFactory;
import org.sparkntk.jobs.distributed.SelectedRowBlocks;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.features.NearestCentre;
import org.sparkntk.kernels.linalg.FixedPoint;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.random.RandomStream;
import scala.Tuple2;

/**
 * Landmarks that are means of training examples: the centres that Lloyd's iterations find (Zhang,
 * Tsang, Kwok 2008, "Improved Nyström low-rank approximation and error analysis"). An example
 * belongs to the centre that is nearest after preprocessing; means are those of raw features, which
 * are preprocessed like any example's. So a centre is an example like others, to a model too.
 *
 * <p>Sums are integers, so their bits depend neither on partitions nor on executors.
 */
record LandmarkClusters(
    JavaSparkContext spark, Precision precision, RowBlocks train, Preprocessing preprocessing) {
  /** The first of them gains most; more than these gain nothing that can be measured. */
  private static final int ITERATIONS = 3;

  /** A mean is good enough after so many examples a centre. */
  private static final int EXAMPLES_PER_CENTRE = 16;

  /** Partitions that the sums are added up in. */
  private static final int REDUCERS = 16;

  /** A centre that is not an example. */
  private static final int NONE = -1;

  /**
   * The means of clusters.
   *
   * @param rows raw
   * @param examples training examples among them: each is a cluster of its own, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared by value
  record Centres(RowBlocks rows, int[] examples) {}

  /**
   * Finds the centres.
   *
   * @param first rows that are the first centres, ascending
   * @param seed of the examples that are looked at, where there are many
   * @return as many; one that no example belongs to stays where it is
   * @throws InvalidInputException if there is no room for the centres, or features are so large
   *     that their sums are not numbers
   */
  Centres centres(int[] first, long seed) {
    DenseRoom.require(first.length, train.width());
    int[] sampled = sample(first, seed);
    RowBlocks examples =
        sampled.length == train.rows()
            ? train
            : new SelectedRowBlocks(train, sampled, train.blockSize());
    FixedPoint format = format(examples);
    DoubleRows centres =
        new DoubleRows(first.length, train.width(), train.select(first).matrix().data());
    // The example that a centre is, if it is one.
    int[] example = first.clone();
    for (int i = 0; i < ITERATIONS; i++) {
      move(centres, example, examples, sampled, format);
    }
    return new Centres(
        RowBlocksFactory.broadcast(spark, centres, train.blockSize()),
        Arrays.stream(example).filter(row -> row != NONE).sorted().distinct().toArray());
  }

  /** The rows that are looked at, ascending: the first centres, and others where there are many. */
  private int[] sample(int[] first, long seed) {
    int rows = train.rows();
    long wanted = (long) EXAMPLES_PER_CENTRE * first.length;
    if (wanted >= rows) {
      return IntStream.range(0, rows).toArray();
    }
    int[] others = RandomStream.of(seed, "clusters", 0).sample(rows, (int) wanted, 0);
    return IntStream.concat(Arrays.stream(first), Arrays.stream(others))
        .sorted()
        .distinct()
        .toArray();
  }

  /** One of Lloyd's iterations, in place. */
  private void move(
      DoubleRows centres, int[] example, RowBlocks examples, int[] sampled, FixedPoint format) {
    Broadcast<NearestCentre> nearest =
        spark.broadcast(new NearestCentre(preprocessing.apply(centres), precision));
    try {
      Preprocessing prepare = preprocessing;
      JavaPairRDD<Integer, long[]> terms =
          blocks(examples)
              .flatMapToPair(
                  block -> {
                    RawRows rows = examples.block(block);
                    int[] own = nearest.value().of(prepare.applyInWorkspace(rows));
                    return terms(rows, block * examples.blockSize(), own, format);
                  });
      int width = centres.width();
      ExactSums.byKey(spark, terms, true, Math.min(REDUCERS, centres.rows()))
          .toLocalIterator()
          .forEachRemaining(
              sum -> {
                long[] values = sum._2();
                store(values, format, centres, sum._1());
                example[sum._1()] = values[width] == 1 ? sampled[(int) values[width + 1]] : NONE;
              });
    } finally {
      nearest.destroy();
    }
  }

  private static Iterator<Tuple2<Integer, long[]>> terms(
      RawRows rows, int first, int[] nearest, FixedPoint format) {
    double[] row = new double[rows.width()];
    return IntStream.range(0, nearest.length)
        .mapToObj(
            i -> {
              rows.copyRow(i, row, 0);
              return new Tuple2<>(nearest[i], term(row, first + i, format));
            })
        .iterator();
  }

  /** A row in units of the sums, that it is one, and which. */
  private static long[] term(double[] row, int number, FixedPoint format) {
    long[] term = new long[row.length + 2];
    format.add(Matrix.of(1, row.length, row), term);
    term[row.length] = 1;
    term[row.length + 1] = number;
    return term;
  }

  private static void store(long[] sum, FixedPoint format, DoubleRows centres, int centre) {
    int width = centres.width();
    for (int j = 0; j < width; j++) {
      centres.values()[centre * width + j] = sum[j] / format.scales()[j] / sum[width];
    }
  }

  /** A unit for every feature, because some may be far larger than others. */
  private FixedPoint format(RowBlocks examples) {
    double[] largest =
        blocks(examples)
            .map(block -> largest(examples.block(block)))
            .reduce(LandmarkClusters::largest);
    double[] scales =
        Arrays.stream(largest).map(x -> FixedPoint.scale((double) examples.rows() * x)).toArray();
    if (Arrays.stream(scales).anyMatch(Double::isNaN)) {
      throw new InvalidInputException(
          "sketch.landmarks: expected features whose sums are numbers with k-means, found some near"
              + " the largest number; scale them, or choose others");
    }
    return new FixedPoint(scales);
  }

  /** The largest magnitude of every feature. */
  private static double[] largest(RawRows rows) {
    double[] largest = new double[rows.width()];
    double[] row = new double[rows.width()];
    for (int i = 0; i < rows.rows(); i++) {
      rows.copyRow(i, row, 0);
      largest = largest(largest, row);
    }
    return largest;
  }

  private static double[] largest(double[] a, double[] b) {
    double[] out = new double[a.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = Math.max(Math.abs(a[j]), Math.abs(b[j]));
    }
    return out;
  }

  private JavaRDD<Integer> blocks(RowBlocks examples) {
    List<Integer> numbers = IntStream.range(0, examples.count()).boxed().toList();
    return spark.parallelize(numbers, Math.min(numbers.size(), spark.defaultParallelism()));
  }
}
