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
import org.sparkntk.kernels.features.NearestCentre;
import org.sparkntk.kernels.linalg.FixedPoint;
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
  private static final int REDUCERS = 64;

  /**
   * Finds the centres.
   *
   * @param start rows that are the first centres
   * @param seed of the examples that are looked at, where there are many
   * @return as many rows; a centre that no example belongs to stays where it is
   * @throws org.sparkntk.jobs.errors.InvalidInputException if there is no room for the centres
   */
  RowBlocks centres(int[] start, long seed) {
    DenseRoom.require(start.length, train.width());
    RowBlocks examples = sample(start.length, seed);
    double scale = FixedPoint.scale((double) examples.rows() * largest(examples));
    int[] first = Arrays.stream(start).sorted().toArray();
    DoubleRows centres =
        new DoubleRows(first.length, train.width(), train.select(first).matrix().data());
    for (int i = 0; i < ITERATIONS; i++) {
      move(centres, examples, scale);
    }
    return RowBlocksFactory.broadcast(spark, centres, train.blockSize());
  }

  private RowBlocks sample(int centres, long seed) {
    long wanted = (long) EXAMPLES_PER_CENTRE * centres;
    if (wanted >= train.rows()) {
      return train;
    }
    int[] rows = RandomStream.of(seed, "clusters", 0).sample(train.rows(), (int) wanted, 0);
    Arrays.sort(rows);
    return new SelectedRowBlocks(train, rows, train.blockSize());
  }

  /** One of Lloyd's iterations, in place. */
  private void move(DoubleRows centres, RowBlocks examples, double scale) {
    Broadcast<NearestCentre> nearest =
        spark.broadcast(new NearestCentre(preprocessing.apply(centres), precision));
    Preprocessing prepare = preprocessing;
    JavaPairRDD<Integer, long[]> terms =
        blocks(examples)
            .flatMapToPair(
                block -> {
                  RawRows rows = examples.block(block);
                  return terms(rows, nearest.value().of(prepare.apply(rows)), scale);
                });
    ExactSums.byKey(spark, terms, true, REDUCERS)
        .toLocalIterator()
        .forEachRemaining(sum -> store(sum._2(), scale, centres, sum._1()));
    nearest.destroy();
  }

  private static Iterator<Tuple2<Integer, long[]>> terms(
      RawRows rows, int[] nearest, double scale) {
    double[] row = new double[rows.width()];
    return IntStream.range(0, nearest.length)
        .mapToObj(
            i -> {
              rows.copyRow(i, row, 0);
              return new Tuple2<>(nearest[i], term(row, scale));
            })
        .iterator();
  }

  /** A row in units of the sums, and that it is one. */
  private static long[] term(double[] row, double scale) {
    long[] term = new long[row.length + 1];
    for (int j = 0; j < row.length; j++) {
      term[j] = (long) (row[j] * scale);
    }
    term[row.length] = 1;
    return term;
  }

  private static void store(long[] sum, double scale, DoubleRows centres, int centre) {
    int width = centres.width();
    double unit = scale * sum[width];
    for (int j = 0; j < width; j++) {
      centres.values()[centre * width + j] = sum[j] / unit;
    }
  }

  /** The largest magnitude of a feature; not 0, so that there is a scale. */
  private double largest(RowBlocks examples) {
    return blocks(examples)
        .map(block -> largest(examples.block(block)))
        .fold(Double.MIN_NORMAL, Math::max);
  }

  private static double largest(RawRows rows) {
    return Arrays.stream(rows.matrix().data()).map(Math::abs).max().orElse(0);
  }

  private JavaRDD<Integer> blocks(RowBlocks examples) {
    List<Integer> numbers = IntStream.range(0, examples.count()).boxed().toList();
    return spark.parallelize(numbers, Math.min(numbers.size(), spark.defaultParallelism()));
  }
}
